package io.supervisor4j;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a process can be started with: refuses options and variables that could not reach it. */
final class LaunchWords {

    private static final Set<String> NOT_FOR_WORKERS = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "-m",
            "--module",
            "-jar",
            "-version",
            "--version",
            "-showversion",
            "-help",
            "--help",
            "-?",
            "-h",
            "-X",
            "--dry-run",
            "--list-modules",
            "--source",
            "-Xrs");

    private static final int MAX_OPTIONS = 1_000;
    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_TOLD = 255;

    /** Linux takes no longer word in a command line or an environment, its end included. */
    private static final int MAX_WORD = 128 << 10;

    /** Half of what Linux usually takes in all: the class path and the master's own environment need room as well. */
    private static final int MAX_WORDS = 1 << 20;

    private LaunchWords() {}

    /** Returns a copy of the JVM options of a service. */
    static List<String> requireOptions(String service, List<String> options) {
        Ranges.requireAtMost(MAX_OPTIONS, options.size(), "JVM options of service " + service);
        int bytes = 0;
        for (String option : options) {
            if (!option.startsWith("-")
                    || option.indexOf('\0') >= 0
                    || NOT_FOR_WORKERS.contains(option)
                    || option.startsWith("--module=")) {
                throw new IllegalArgumentException(
                        "'" + option + "' is no JVM option for a worker of service " + service
                                + ": give each option as one word beginning with '-' (--add-opens=A=B), and none that says what to run");
            }
            bytes += word(service, option, "JVM option", option);
        }
        Ranges.requireAtMost(MAX_WORDS, bytes, "bytes of the JVM options of service " + service);
        return List.copyOf(options);
    }

    /** Returns a copy of the environment variables of a service. */
    static Map<String, String> requireVariables(String service, Map<String, String> variables) {
        Ranges.requireAtMost(MAX_VARIABLES, variables.size(), "environment variables of service " + service);
        int bytes = 0;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String key = variable.getKey();
            String value = variable.getValue();
            if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "'" + key + "' of service " + service + " cannot be an environment variable");
            }
            bytes += word(service, key + "=" + value, "environment variable", key);
        }
        Ranges.requireAtMost(MAX_WORDS, bytes, "bytes of the environment of service " + service);
        return Map.copyOf(variables);
    }

    /** Returns a copy of the command of a program. */
    static List<String> requireCommand(List<String> command) {
        List<String> words = List.copyOf(command);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs the name of a program");
        }
        String program = words.get(0);
        int bytes = 0;
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a word of the command " + told(program) + " has a NUL character");
            }
            bytes += word(program, word, "argument", "of the command");
        }
        Ranges.requireAtMost(MAX_WORDS, bytes, "bytes of the command " + told(program));
        return words;
    }

    /** Returns how many bytes it takes; refuses what no process can be started with. The value may be secret. */
    private static int word(String service, String word, String kind, String toldAs) {
        int bytes = Ranges.bytes(word);
        Ranges.requireAtMost(MAX_WORD, bytes, "bytes of " + kind + " '" + told(toldAs) + "' of service " + service);
        return bytes;
    }

    private static String told(String text) {
        return text.length() > MAX_TOLD ? text.substring(0, MAX_TOLD) + "..." : text;
    }
}
