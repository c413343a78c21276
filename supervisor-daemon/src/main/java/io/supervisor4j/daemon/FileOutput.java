package io.supervisor4j.daemon;

import java.nio.file.Path;

/**
 * Output to a file that is rotated: {@code mailer.log} becomes {@code mailer.log.1}, that one {@code mailer.log.2}, and so on.
 *
 * <p>The file is copied and cut, not renamed, because the daemon and the processes it starts have it open. What is written in the
 * very moment of the cut may be lost; where that matters, send the output to {@link Output#syslog()}.
 *
 * <p>Where the disk is full, {@link Daemon#start} fails. One that becomes full later blocks nothing: what the daemon's JVM prints is
 * dropped and counted, and the number is written as soon as there is room. What other processes write there is dropped uncounted.
 *
 * @param file the file, absolute
 * @param maxBytes from which size on it is rotated, looked at once a second; at least 1
 * @param keep how many old files are kept; at least 1
 */
public record FileOutput(Path file, long maxBytes, int keep) implements Output {

    static final long MAX_BYTES = 10L << 20;
    static final int KEEP = 5;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is too small
     */
    public FileOutput {
        file = file.toAbsolutePath();
        if (maxBytes < 1 || keep < 1) {
            throw new IllegalArgumentException(
                    "maxBytes and keep must be at least 1, but are " + maxBytes + " and " + keep);
        }
    }

    /**
     * Returns a copy that rotates otherwise.
     *
     * @param newMaxBytes from which size on the file is rotated; at least 1
     * @param newKeep how many old files are kept; at least 1
     * @return the copy
     * @throws IllegalArgumentException if one is too small
     */
    public FileOutput rotated(long newMaxBytes, int newKeep) {
        return new FileOutput(file, newMaxBytes, newKeep);
    }
}
