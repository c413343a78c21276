package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process uses, where the system tells: on Linux, in {@code /proc}.
 *
 * @param rssBytes the memory of the machine that it holds
 * @param cpuTime the processor time it has used, its kernel's work included
 */
public record ProcessUsage(long rssBytes, Duration cpuTime) {

    /** The kernel's unit in {@code /proc}, the same on all platforms that a JVM runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private static final String RSS = "VmRSS:";

    /** Where they are behind the name of the program, which may contain blanks. */
    private static final int UTIME = 11;

    private static final int STIME = 12;

    /**
     * Asks the system. Reads two small files.
     *
     * @param pid the process id
     * @return what it uses; empty if it is gone, or the system does not tell
     */
    public static Optional<ProcessUsage> of(long pid) {
        Path folder = Path.of("/proc", String.valueOf(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String status = Files.readString(folder.resolve("status"), StandardCharsets.ISO_8859_1);
            return Optional.of(new ProcessUsage(rss(status), cpu(stat)));
        } catch (IOException | RuntimeException e) {
            // No such process, or no such file system.
            return Optional.empty();
        }
    }

    private static Duration cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", STIME + 2);
        return Duration.ofMillis((Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MILLIS_PER_TICK);
    }

    /** A process that has ended and was not collected yet has none. */
    private static long rss(String status) {
        int at = status.indexOf(RSS);
        return at < 0
                ? 0
                : Long.parseLong(status.substring(at + RSS.length(), status.indexOf("kB", at))
                                .trim())
                        * 1024;
    }
}
