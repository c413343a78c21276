package io.supervisor4j.daemon.state;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another one that got its pid later (B-27).
 *
 * @param pid its number
 * @param boot which start of the machine it belongs to; empty where the system does not tell
 * @param started its start, in ticks since that, or else in milliseconds of the wall clock
 */
public record ProcessIdentity(long pid, String boot, long started) {

    /** The fields of /proc/PID/stat behind the command's name, which may contain anything: the state, and the start's ticks. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** Returns the process that has this pid now; empty if it is gone, or has ended and was not collected yet. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String[] fields = stat(pid);
            return isEnded(fields) ? Optional.empty() : Optional.of(identity(pid, fields));
        } catch (IOException e) {
            return withoutProc(pid);
        }
    }

    private static String[] stat(long pid) throws IOException {
        String stat = read("/proc/" + pid + "/stat");
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    private static boolean isEnded(String[] fields) {
        return fields[STATE].equals("Z");
    }

    private static ProcessIdentity identity(long pid, String[] fields) throws IOException {
        return new ProcessIdentity(pid, read("/proc/sys/kernel/random/boot_id").trim(), Long.parseLong(fields[START]));
    }

    private static Optional<ProcessIdentity> withoutProc(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .map(started -> new ProcessIdentity(pid, "", started));
    }

    /** Not through a channel, which an interrupt would close. */
    private static String read(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Tells whether the process runs. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /**
     * Tells whether its first thread has ended: then the others are ending too, or it waits to be collected. Until the last of them has
     * ended it holds its locks.
     */
    public boolean isEnding() {
        try {
            String[] fields = stat(pid);
            return isEnded(fields) && identity(pid, fields).equals(this);
        } catch (IOException e) {
            // It is gone, or nothing tells.
            return false;
        }
    }

    /** Returns a handle for signals; the handle itself refuses a process that began at another time. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(process -> isAlive());
    }
}
