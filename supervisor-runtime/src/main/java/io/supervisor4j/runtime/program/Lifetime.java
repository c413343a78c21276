package io.supervisor4j.runtime.program;

import io.supervisor4j.runtime.process.Remains;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One life of a program as a tree: what the program starts belongs to it, and ends with it. */
final class Lifetime {

    /** A program that goes to the background does so while it starts. */
    private static final long AT_ONCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String token;
    private final long session;
    private final Remains remains;
    private final Guard guard;
    private final Optional<ControlGroup> group;
    private final MemoryKills memoryKills;
    private final long begun = System.nanoTime();
    private long ended;
    private int left;

    /** It begins with the process that leads the session. */
    Lifetime(String token, long session, Remains remains, Guard guard, Optional<ControlGroup> group) {
        this.token = token;
        this.session = session;
        this.remains = remains;
        this.guard = guard;
        this.group = group;
        this.memoryKills = MemoryKills.of(session);
    }

    /** The program is gone: ends what it has left, and waits until that is gone too. */
    void end() {
        ended = System.nanoTime();
        int inGroup = group.map(ControlGroup::kill).orElse(0);
        left = Math.max(inGroup, remains.end(token, session));
        group.ifPresent(ControlGroup::remove);
        guard.end(session);
    }

    /** Returns what is to be said of the death besides its exit value; empty if nothing. */
    String evidence(int value) {
        if (value == 0 && left > 0 && ended - begun < AT_ONCE_NANOS) {
            return "exited 0 at once and left processes: run it in the foreground";
        }
        String memory = memoryKills.evidence(value);
        return memory.isEmpty() && left > 0
                ? "left " + left + (left == 1 ? " process, which was" : " processes, which were") + " ended"
                : memory;
    }
}
