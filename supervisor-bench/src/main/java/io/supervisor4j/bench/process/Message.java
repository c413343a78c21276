package io.supervisor4j.bench.process;

import java.util.Optional;

/**
 * What a measured program said.
 *
 * @param what such as {@code ready}
 * @param worker the worker's id, -1 for none
 * @param pid its process
 * @param nanos when, on this machine's monotonic clock: {@link System#nanoTime()} of any JVM
 */
public record Message(String what, int worker, long pid, long nanos) {

    /** Said by the pipe itself: all processes that could write to it are gone. */
    public static final String END = "end";

    static Optional<Message> parse(String line) {
        String[] words = line.split(" ", -1);
        if (!line.startsWith("@") || words.length != 4) {
            return Optional.empty();
        }
        return Optional.of(new Message(
                words[0].substring(1), Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
    }

    /**
     * Returns how long after a moment this was.
     *
     * @param start the moment
     * @return milliseconds
     */
    public double millisSince(long start) {
        return (nanos - start) / 1e6;
    }
}
