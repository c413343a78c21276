package io.supervisor4j.daemon;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of {@link Daemon#start} by the time it returned (S-11, B-29). */
public sealed interface StartResult {

    /**
     * The daemon runs.
     *
     * @param pid its process
     * @param startedHere false if it was running or starting already, by any starter (S-6)
     */
    record Running(long pid, boolean startedHere) implements StartResult {}

    /**
     * It is on its way: neither running nor failed before the time was over or the thread was interrupted.
     *
     * @param pid its process, if that has come so far
     * @param startedHere false if it was starting already, by any starter
     */
    record Starting(OptionalLong pid, boolean startedHere) implements StartResult {

        /** Checks that the pid is not null. */
        public Starting {
            Objects.requireNonNull(pid, "pid");
        }
    }

    /**
     * It could not be started, or ended while it was starting.
     *
     * @param reason what is wrong, with the name of the file or program that it is about
     * @param status its exit status, as in {@link DaemonExit}; empty if it never ran or the shell that waited was gone
     * @param lastLines the end of what it wrote, at most 20 lines; empty if the output goes to syslog
     */
    record Failed(String reason, OptionalInt status, List<String> lastLines) implements StartResult {

        /** Copies the lines. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(status, "status");
            lastLines = List.copyOf(lastLines);
        }
    }
}
