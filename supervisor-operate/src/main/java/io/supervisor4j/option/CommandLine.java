package io.supervisor4j.option;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of the form {@code --name=value} and {@code --name value}, and {@code --name} alone for what is true or false. Of several
 * for one option the last counts. The other words, and all behind {@code --}, are the program's.
 */
record CommandLine(List<String> words) implements Source {

    @Override
    public List<Setting> read(Catalog catalog, Problems problems) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--")) {
                break;
            } else if (word.startsWith("--")) {
                String name = name(word);
                settings.remove(Names.normal(name));
                if (!takesNext(word, catalog)) {
                    String text = word.contains("=") ? word.substring(word.indexOf('=') + 1) : "true";
                    put(settings, name, text);
                } else if (rest.hasNext()) {
                    put(settings, name, rest.next());
                } else {
                    problems.add(Origin.of("command line"), name, "has no value");
                }
            }
        }
        return List.copyOf(settings.values());
    }

    private static void put(Map<String, Setting> settings, String name, String text) {
        settings.put(Names.normal(name), new Setting(name, text, Origin.of("command line")));
    }

    /** Returns the words that are no options. */
    List<String> others(Catalog catalog) {
        List<String> others = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--")) {
                rest.forEachRemaining(others::add);
            } else if (!word.startsWith("--")) {
                others.add(word);
            } else if (takesNext(word, catalog) && rest.hasNext()) {
                rest.next();
            }
        }
        return List.copyOf(others);
    }

    private static String name(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word.substring(2) : word.substring(2, end);
    }

    /** An unknown name takes none, so that the error names it alone. */
    private static boolean takesNext(String word, Catalog catalog) {
        return !word.contains("=")
                && catalog.meaning(name(word)) instanceof Catalog.Meaning.Known known
                && !known.spec().isSwitch();
    }
}
