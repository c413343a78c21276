package io.supervisor4j.cli.doctor;

import io.supervisor4j.system.signal.IgnoredSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operating system, and how this process was started. */
final class SystemChecks {

    /** A worker takes three descriptors of its manager, a JVM some hundred of its own. */
    private static final long FEW_FILES = 1_024;

    /** A JVM has some twenty threads before the program has any, and each counts. */
    private static final long FEW_PROCESSES = 2_048;

    private SystemChecks() {}

    static List<Finding> all() {
        String limits = read(Path.of("/proc/self/limits"));
        return List.of(
                system(System.getProperty("os.name", "unknown")),
                program(Path.of("/bin/sh")),
                program(Path.of("/dev/fd")),
                limit("open files (ulimit -n)", soft(limits, "Max open files"), FEW_FILES),
                limit("processes and threads (ulimit -u)", soft(limits, "Max processes"), FEW_PROCESSES),
                signals(IgnoredSignals.names()));
    }

    static Finding system(String name) {
        if (name.equals("Linux")) {
            return Finding.ok("the system is Linux");
        }
        return name.toLowerCase(java.util.Locale.ROOT).startsWith("mac")
                ? Finding.warn("the system is " + name + ": best effort; no RSS, CPU, notify")
                : Finding.fail("the system is " + name + ", where managers do not run");
    }

    private static Finding program(Path path) {
        return Files.exists(path)
                ? Finding.ok(path + " is there")
                : Finding.fail(path + " is missing; workers are started through it");
    }

    static Finding limit(String what, OptionalLong limit, long few) {
        if (limit.isEmpty()) {
            return Finding.ok("no limit to " + what);
        }
        return limit.getAsLong() < few
                ? Finding.warn(
                        what + ": only " + limit.getAsLong() + "; raise it, or LimitNOFILE, LimitNPROC in the unit")
                : Finding.ok(what + ": " + limit.getAsLong());
    }

    static OptionalLong soft(String limits, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + "\\s+(\\d+)\\s").matcher(limits);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    }

    static Finding signals(List<String> ignored) {
        return ignored.isEmpty()
                ? Finding.ok("no signal is ignored")
                : Finding.warn(
                        String.join(" and ", ignored)
                                + " ignored in this shell, and so by a manager started from it; was it started by nohup or with &?");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
