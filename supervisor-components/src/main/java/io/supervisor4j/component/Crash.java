package io.supervisor4j.component;

import java.util.Optional;

/**
 * Takes a crash up the tree (M-41): from where it happened to the child of the nearest supervisor, or to the root. What it passes
 * is marked first; then the topmost of them is told to stop, which ends the rest in order. Nothing beside the path is marked
 * (B-38).
 *
 * <p>The path is one of runs, not of components: what is restarted meanwhile, however slow a logger may be, is not touched.
 */
final class Crash {

    private final Throwable reason;

    /** The topmost run that is marked. */
    private Run head;

    /** Whether what is above the topmost ends by itself and stops it in its turn. */
    private boolean stoppedFromAbove;

    private Crash(Run origin, Throwable reason) {
        this.reason = reason;
        this.head = origin;
    }

    /** The first crash of a run counts; later ones, and those of a run that ends anyway, are logged only (M-40). */
    static void of(Run run, Throwable reason) {
        boolean first = run.lifecycle().crash(run, reason);
        follow(run.component(), first ? Optional.of(run) : Optional.empty(), reason);
    }

    /** The same for the run that is in progress now. */
    static void ofPresent(Component component, Throwable reason) {
        follow(component, component.lifecycle().crash(reason), reason);
    }

    /** A crash below that is seen here before it has climbed this far. */
    static void passOn(Run run, Throwable reason) {
        if (run.lifecycle().crash(run, reason)) {
            Crash crash = new Crash(run, reason);
            crash.climb();
            crash.stopHead();
        }
    }

    private static void follow(Component origin, Optional<Run> crashed, Throwable reason) {
        if (crashed.isEmpty()) {
            boolean never = origin.lifecycle().run() == null;
            origin.log()
                    .error(
                            never
                                    ? "Crashed before it was started, which changes nothing"
                                    : "Crashed again, or while it was ending",
                            reason);
            return;
        }
        Crash crash = new Crash(crashed.get(), reason);
        crash.climb();
        try {
            origin.log().error("Crashed", reason);
            RunRecords.crashed(crashed.get(), reason);
        } finally {
            crash.stopHead();
        }
    }

    private void climb() {
        Run above = head.above();
        while (above != null && !above.component().hooks().catchesCrashes(above)) {
            if (!above.lifecycle().crash(above, reason)) {
                stoppedFromAbove = !above.isOver();
                return;
            }
            head = above;
            above = head.above();
        }
        head.component().node().wakeParent();
    }

    private void stopHead() {
        if (!stoppedFromAbove) {
            head.lifecycle().stop(head, new StopOrder(reason, Deadline.NEVER));
        }
    }
}
