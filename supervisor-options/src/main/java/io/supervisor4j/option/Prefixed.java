package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Settings among others that are not ours: system properties and environment variables, told apart by a prefix. Behind the prefix
 * and the name of a group every name must be an option's; what names no group is ignored.
 */
final class Prefixed {

    private Prefixed() {}

    /** {@code prefix.group.name}. */
    record SystemProperties(String prefix, Supplier<Properties> properties) implements OptionSource {

        @Override
        public List<Setting> read(Catalog catalog, LoadProblems problems) {
            List<Setting> settings = new ArrayList<>();
            Properties present = properties.get();
            for (String property : new TreeSet<>(present.stringPropertyNames())) {
                String name = property.startsWith(prefix + ".") ? property.substring(prefix.length() + 1) : "";
                if (isOurs(name, catalog)) {
                    Origin origin = Origin.of("system property " + property);
                    settings.add(new Setting(name, present.getProperty(property, ""), origin));
                }
            }
            return settings;
        }

        private static boolean isOurs(String name, Catalog catalog) {
            return !(catalog.meaning(name) instanceof Catalog.Meaning.Unknown)
                    || catalog.groupNames().anyMatch(group -> name.startsWith(group + "."));
        }
    }

    /** {@code PREFIX_GROUP_NAME}. */
    record Environment(String prefix, Map<String, String> variables) implements OptionSource {

        @Override
        public List<Setting> read(Catalog catalog, LoadProblems problems) {
            Map<String, String> names = new TreeMap<>();
            catalog.names().forEach(name -> names.putIfAbsent(Names.variable(prefix, name), name));
            List<Setting> settings = new ArrayList<>();
            new TreeMap<>(variables).forEach((variable, text) -> {
                Origin origin = Origin.of("environment variable " + variable);
                String name = names.get(variable);
                if (name != null) {
                    settings.add(new Setting(name, text, origin));
                } else {
                    misspelt(variable, catalog).forEach(wrong -> settings.add(new Setting(wrong, text, origin)));
                }
            });
            return settings;
        }

        private List<String> misspelt(String variable, Catalog catalog) {
            return catalog.groupNames()
                    .filter(group -> variable.startsWith(Names.variable(prefix, group) + "_"))
                    .map(group -> group + "."
                            + variable.substring(Names.variable(prefix, group).length() + 1)
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                    .limit(1)
                    .toList();
        }
    }
}
