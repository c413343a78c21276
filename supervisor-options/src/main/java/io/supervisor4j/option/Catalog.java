package io.supervisor4j.option;

import io.supervisor4j.option.value.MapType;
import io.supervisor4j.option.value.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All options of some groups, and what a name given by a source means. */
final class Catalog {

    /** What a name means. */
    sealed interface Meaning {

        /** An option; {@code entry} is the key within a map. */
        record Known(OptionSpec spec, @Nullable String entry, boolean former) implements Meaning {}

        /** An option that is gone. */
        record Removed(String message) implements Meaning {}

        /** Nothing; the question is the end of a sentence. */
        record Unknown(String question) implements Meaning {}
    }

    private final List<GroupShape> groups;
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();
    private final Map<String, OptionSpec> specs = new LinkedHashMap<>();
    private final Set<String> variables = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    private Catalog(List<GroupShape> groups) {
        this.groups = groups;
        for (GroupShape group : groups) {
            prefixes.add(Names.normal(group.name()));
            group.specs().forEach(spec -> {
                specs.put(spec.key(), spec);
                if (!variables.add(Names.variable("", spec.key()))) {
                    throw sameName(spec.key());
                }
                define(spec.key(), new Meaning.Known(spec, null, false));
                spec.formerKeys().forEach(former -> define(former, new Meaning.Known(spec, null, true)));
            });
            group.removed().forEach((name, message) -> define(name, new Meaning.Removed(message)));
        }
    }

    /**
     * Puts groups together.
     *
     * @throws IllegalArgumentException if two options have the same name
     */
    static Catalog of(List<GroupShape> groups) {
        return new Catalog(List.copyOf(groups));
    }

    static Catalog read(Class<? extends Record>[] groups) {
        return of(Arrays.stream(groups).map(GroupReader::read).toList());
    }

    private void define(String name, Meaning meaning) {
        String normal = Names.normal(name);
        for (int dot = normal.indexOf('.'); dot > 0; dot = normal.indexOf('.', dot + 1)) {
            prefixes.add(normal.substring(0, dot));
        }
        if (meanings.put(normal, meaning) != null) {
            throw sameName(name);
        }
    }

    private static IllegalArgumentException sameName(String name) {
        return new IllegalArgumentException("there are two options " + name
                + "; give each group a name of its own, and each option one that differs in its letters");
    }

    /** Changes the defaults of some options. */
    Catalog withDefaults(Map<String, String> defaults) {
        Map<String, String> byKey = new LinkedHashMap<>();
        defaults.forEach((name, text) -> byKey.put(known(name).key(), text));
        return of(groups.stream()
                .map(group -> group.with(spec -> changed(spec, byKey.get(spec.key()))))
                .toList());
    }

    private OptionSpec known(String name) {
        if (meaning(name) instanceof Meaning.Known known && known.entry() == null) {
            return known.spec();
        }
        throw new IllegalArgumentException("there is no option " + name + Names.question(name, specs.keySet()));
    }

    private static OptionSpec changed(OptionSpec spec, @Nullable String text) {
        if (text == null) {
            return spec;
        }
        OptionSpec changed = spec.withDefault(text);
        try {
            GroupReader.checkDefault(changed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(spec.key() + ": " + e.getMessage(), e);
        }
        return changed;
    }

    List<GroupShape> groups() {
        return groups;
    }

    /** Returns the names of the groups that have one. */
    Stream<String> groupNames() {
        return groups.stream().map(GroupShape::name).filter(name -> !name.isEmpty());
    }

    /** Tells whether names of options go on behind this one and a dot. */
    boolean isGroup(String name) {
        return prefixes.contains(Names.normal(name));
    }

    Collection<OptionSpec> specs() {
        return specs.values();
    }

    Meaning meaning(String name) {
        Meaning meaning = meanings.get(Names.normal(name));
        if (meaning != null) {
            return meaning;
        }
        return entry(name).orElseGet(() -> new Meaning.Unknown(Names.question(name, specs.keySet())));
    }

    /** A map's name, a dot, and a key. */
    private Optional<Meaning> entry(String name) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (meanings.get(Names.normal(name.substring(0, dot))) instanceof Meaning.Known map
                    && map.spec().type() == MapType.MAP) {
                return Optional.of(new Meaning.Known(map.spec(), name.substring(dot + 1), map.former()));
            }
        }
        return Optional.empty();
    }

    /** Returns every name a source may give, the former and the removed ones too. */
    Collection<String> names() {
        List<String> names = new ArrayList<>(specs.keySet());
        specs.values().forEach(spec -> names.addAll(spec.formerKeys()));
        groups.forEach(group -> names.addAll(group.removed().keySet()));
        return names;
    }
}
