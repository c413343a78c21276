package io.supervisor4j.runtime.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends with SIGKILL what lives have left behind when their own process was gone: whatever has a life's token in its environment, or
 * is in its session. It looks again until nothing is left, as what is being killed may go on to start processes. Those that ask at the
 * same time share one look at the machine's processes. Safe in any thread.
 */
public final class Remains {

    /** How long to go on: what the kernel cannot kill by then hangs in it. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** On a busy machine processes come and go all the time. */
    private static final int MAX_DOUBTS = 5;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ProcessTable table;
    private final List<Request> waiting = new ArrayList<>();

    /** Looks at the processes of this machine. */
    public Remains() {
        this(ProcessTable.ofThisMachine());
    }

    Remains(ProcessTable table) {
        this.table = table;
    }

    /** What is asked for, and what has come of it. */
    private static final class Request {

        /** Of no life: no session has this id. */
        static final long NO_SESSION = -1;

        final Collection<String> tokens;
        final long session;
        final Set<Long> found = new HashSet<>();
        volatile boolean over;
        private final long begun = System.nanoTime();
        private boolean foundNow;
        private int doubts;

        Request(Collection<String> tokens, long session) {
            this.tokens = tokens;
            this.session = session;
        }

        void look(ProcessTable.Entry process) {
            if (process.session() == session || hasToken(process)) {
                foundNow = true;
                found.add(process.handle().pid());
                process.handle().destroyForcibly();
            }
        }

        private boolean hasToken(ProcessTable.Entry process) {
            for (String token : tokens) {
                if (process.hasToken(token)) {
                    return true;
                }
            }
            return false;
        }

        /** A look is over, and has seen all processes or not: either nothing is left, or one more look may be needed. */
        void conclude(boolean complete) {
            doubts = complete || foundNow ? 0 : doubts + 1;
            boolean none = !foundNow && (complete || doubts > MAX_DOUBTS);
            foundNow = false;
            over = none || System.nanoTime() - begun > LIMIT_NANOS;
        }
    }

    /**
     * Ends what is left of a life that led a session, and waits until it is gone.
     *
     * @param token the life's token
     * @param session the session's id, which is that of the process that led it and must not be in use again
     * @return how many processes there were
     */
    public int end(String token, long session) {
        return end(new Request(List.of(token), session));
    }

    /**
     * Ends what is left of lives that shared their session with others, and waits until it is gone.
     *
     * @param tokens the lives' tokens
     * @return how many processes there were
     */
    public int end(Collection<String> tokens) {
        return end(new Request(List.copyOf(tokens), Request.NO_SESSION));
    }

    private int end(Request request) {
        synchronized (waiting) {
            waiting.add(request);
        }
        long pause = FIRST_PAUSE_NANOS;
        while (!request.over) {
            synchronized (table) {
                // Another one may have looked for this one meanwhile.
                if (!request.over) {
                    lookOnce();
                }
            }
            if (!request.over) {
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, MAX_PAUSE_NANOS);
            }
        }
        return request.found.size();
    }

    /** For all that wait by now. */
    private void lookOnce() {
        List<Request> open;
        synchronized (waiting) {
            open = new ArrayList<>(waiting);
        }
        boolean complete = table.forEach(process -> {
            for (Request request : open) {
                request.look(process);
            }
        });
        for (Request request : open) {
            request.conclude(complete);
        }
        synchronized (waiting) {
            waiting.removeIf(request -> request.over);
        }
    }
}
