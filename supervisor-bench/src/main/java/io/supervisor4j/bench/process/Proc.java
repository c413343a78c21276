package io.supervisor4j.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the system knows of processes. */
public final class Proc {

    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /**
     * Tells whether there is such a process.
     *
     * @param pid its id
     * @return true also for one that has ended and was not waited for
     */
    public static boolean exists(long pid) {
        return Files.exists(ROOT.resolve(Long.toString(pid)));
    }

    /**
     * Returns a process's memory, each page divided by the number of processes that share it.
     *
     * @param pid its id
     * @return MiB
     * @throws IOException if it is gone
     */
    public static double proportionalMemory(long pid) throws IOException {
        return memory(pid, "Pss:");
    }

    /**
     * Returns the memory that a process has written to and does not share.
     *
     * @param pid its id
     * @return MiB
     * @throws IOException if it is gone
     */
    public static double privateMemory(long pid) throws IOException {
        return memory(pid, "Private_Dirty:");
    }

    private static double memory(long pid, String field) throws IOException {
        return number(Files.readAllLines(ROOT.resolve(pid + "/smaps_rollup")), field) / 1024.0;
    }

    private static long number(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns how long a process, with what it has waited for, has been given the processor.
     *
     * @param pid its id
     * @return milliseconds, in steps of ten
     * @throws IOException if it is gone
     */
    public static double processorMillis(long pid) throws IOException {
        String stat = Files.readString(ROOT.resolve(pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * 10.0;
    }

    /**
     * Returns how long the first thread of a process has been given the processor, from the moment the process was made.
     *
     * @param pid its id
     * @return milliseconds
     * @throws IOException if it is gone
     */
    public static double scheduledMillis(long pid) throws IOException {
        return Long.parseLong(Files.readString(ROOT.resolve(pid + "/schedstat")).split(" ")[0]) / 1e6;
    }

    /**
     * Returns how often each thread of a process has been given the processor.
     *
     * @param pid its id
     * @return context switches, voluntary or not, by thread
     * @throws IOException if it is gone
     */
    public static Map<String, Long> switches(long pid) throws IOException {
        Map<String, Long> result = new HashMap<>();
        try (Stream<Path> tasks = Files.list(ROOT.resolve(pid + "/task"))) {
            for (Path task : tasks.toList()) {
                List<String> lines = Files.readAllLines(task.resolve("status"));
                result.put(
                        task.getFileName().toString(),
                        number(lines, "voluntary_ctxt_switches:") + number(lines, "nonvoluntary_ctxt_switches:"));
            }
        }
        return result;
    }

    /**
     * Returns the context switches between two readings.
     *
     * @param before the first
     * @param after the second
     * @return those of the threads that were there at the second
     */
    public static long switchesBetween(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    /**
     * Returns the load of the machine.
     *
     * @return the averages over 1, 5 and 15 minutes
     * @throws IOException if the system does not tell
     */
    public static String loadAverage() throws IOException {
        String[] words = Files.readString(ROOT.resolve("loadavg")).split(" ", -1);
        return words[0] + " " + words[1] + " " + words[2];
    }
}
