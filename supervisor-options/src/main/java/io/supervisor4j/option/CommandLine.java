package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of the form {@code --name=value} and {@code --name value}; of what is true or false {@code --name} alone is true. Of several
 * for one option the last counts. The other words, and all behind {@code --}, are the program's.
 */
record CommandLine(List<String> words) implements OptionSource {

    private static final Origin ORIGIN = Origin.of("command line");

    /** The words, sorted. */
    private record Sorted(Map<String, Setting> settings, List<String> withoutValue, List<String> others) {

        void set(String name, String text) {
            String normal = Names.normal(name);
            settings.remove(normal);
            settings.put(normal, new Setting(name, text, ORIGIN));
        }
    }

    @Override
    public List<Setting> read(Catalog catalog, LoadProblems problems) {
        Sorted sorted = sorted(catalog);
        sorted.withoutValue().forEach(name -> problems.add(ORIGIN, name, "has no value"));
        return List.copyOf(sorted.settings().values());
    }

    /** Returns the words that are no options. */
    List<String> others(Catalog catalog) {
        return List.copyOf(sorted(catalog).others());
    }

    private Sorted sorted(Catalog catalog) {
        Sorted sorted = new Sorted(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next++);
            if (word.equals("--")) {
                sorted.others().addAll(words.subList(next, words.size()));
                break;
            } else if (!word.startsWith("--")) {
                sorted.others().add(word);
            } else {
                next += option(word.substring(2), words.subList(next, words.size()), catalog, sorted);
            }
        }
        return sorted;
    }

    /** Returns how many of the following words belong to the option. */
    private static int option(String word, List<String> following, Catalog catalog, Sorted sorted) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
            sorted.set(word.substring(0, equals), word.substring(equals + 1));
        } else if (!(catalog.meaning(word) instanceof Catalog.Meaning.Known known)) {
            // Whether a value follows is not known; the name alone makes the error.
            sorted.set(word, "");
        } else if (known.spec().isSwitch() && !followedByTruth(following)) {
            sorted.set(word, "true");
        } else if (following.isEmpty()) {
            sorted.withoutValue().add(word);
        } else {
            sorted.set(word, following.get(0));
            return 1;
        }
        return 0;
    }

    private static boolean followedByTruth(List<String> following) {
        return !following.isEmpty()
                && (following.get(0).equals("true") || following.get(0).equals("false"));
    }
}
