package io.supervisor4j.component;

/**
 * Takes a crash up the tree (M-41): from where it happened to the child of the nearest supervisor, or to the root. What it passes
 * is marked first; then the topmost of them is told to stop, which ends the rest in order. Nothing beside the path is marked
 * (B-38).
 */
final class Crash {

    private Crash() {}

    /** The first crash of a run counts; later ones, and those of a run that ends anyway, are logged only (M-40). */
    static void of(Run run, Throwable reason) {
        Component origin = run.component();
        if (!run.lifecycle().crash(run, reason)) {
            origin.log().error("Crashed again, or while it was ending", reason);
            return;
        }
        origin.log().error("Crashed", reason);
        origin.listener().crashed(run, reason);
        climb(origin, reason);
    }

    /** A crash below that is seen here before it has climbed this far. */
    static void passOn(Run run, Throwable reason) {
        if (run.lifecycle().crash(run, reason)) {
            climb(run.component(), reason);
        }
    }

    private static void climb(Component origin, Throwable reason) {
        Component head = origin;
        Component parent = head.node().parentOrNull();
        while (parent != null && !parent.catchesCrashes()) {
            if (!mark(parent, reason)) {
                stopUnlessToldByParent(head, parent, reason);
                return;
            }
            head = parent;
            parent = head.node().parentOrNull();
        }
        stop(head, reason);
        head.node().wakeParent();
    }

    private static boolean mark(Component passed, Throwable reason) {
        Run run = passed.lifecycle().run();
        return run != null && passed.lifecycle().crash(run, reason);
    }

    /** A parent that has crashed or is ending stops its children itself. */
    private static void stopUnlessToldByParent(Component head, Component parent, Throwable reason) {
        if (!parent.state().isLive()) {
            stop(head, reason);
        }
    }

    private static void stop(Component head, Throwable reason) {
        head.lifecycle().stop(new StopOrder(reason, Deadline.NEVER));
    }
}
