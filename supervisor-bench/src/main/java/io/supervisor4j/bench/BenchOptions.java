package io.supervisor4j.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param quick a few runs of each, and not the longest scenarios
 * @param only the names of the scenarios to run; all if it is empty
 * @param json where to write the figures as well
 * @param jdk the only major version to run on
 */
record BenchOptions(boolean quick, Set<String> only, Optional<Path> json, Optional<Integer> jdk) {

    static final String HELP = "options: --quick  --only=NAME,...  --json FILE  --jdk=MAJOR";

    static BenchOptions of(String... args) {
        boolean quick = false;
        Set<String> only = Set.of();
        Optional<Path> json = Optional.empty();
        Optional<Integer> jdk = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--quick")) {
                quick = true;
            } else if (arg.startsWith("--only=")) {
                only = Set.of(value(arg).split(",", -1));
            } else if (arg.startsWith("--json=")) {
                json = Optional.of(Path.of(value(arg)));
            } else if (arg.equals("--json") && i + 1 < args.length) {
                i++;
                json = Optional.of(Path.of(args[i]));
            } else if (arg.startsWith("--jdk=")) {
                jdk = Optional.of(Integer.valueOf(value(arg)));
            } else {
                throw new IllegalArgumentException("'" + arg + "' is not known; " + HELP);
            }
        }
        return new BenchOptions(quick, only, json, jdk);
    }

    private static String value(String arg) {
        return arg.substring(arg.indexOf('=') + 1);
    }
}
