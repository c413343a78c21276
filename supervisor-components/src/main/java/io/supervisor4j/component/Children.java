package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the children of a component come and go. */
final class Children {

    private final Component parent;

    Children(Component parent) {
        this.parent = parent;
    }

    void add(Collection<? extends @Nullable Component> children) {
        for (Component child : children) {
            if (child != null) {
                boolean forRun = parent.core()
                        .registrations()
                        .run("child " + Labels.of(child))
                        .isPresent();
                parent.node().attach(child, forRun);
            }
        }
    }

    void addNow(Component child) throws InterruptedException {
        addNow(child, Integer.MAX_VALUE);
    }

    void addNow(Component child, int index) throws InterruptedException {
        Objects.requireNonNull(child, "child");
        if (!parent.node().attachNow(child, index)) {
            return;
        }
        try {
            child.maybeStart();
        } catch (ComponentException e) {
            remove(child);
            throw e;
        } catch (IllegalStateException e) {
            // The parent was stopped just now; it starts with the parent's next run.
            if (parent.lifecycle().isOpen()) {
                throw e;
            }
        }
    }

    /**
     * Stops first, so that the parent waits for a child whose removal was interrupted; and once more in case its supervisor has
     * restarted it meanwhile.
     */
    boolean remove(Component child) throws InterruptedException {
        if (child.node().parentOrNull() != parent) {
            return false;
        }
        child.stop();
        boolean removed = parent.node().detach(child);
        child.stop();
        return removed;
    }

    void join(List<Component> components) throws InterruptedException {
        List<Component> joined = new ArrayList<>();
        try {
            for (Component next : components) {
                joined.add(next);
                addNow(next);
            }
        } catch (ComponentException e) {
            parent.crash(e);
        } finally {
            Collections.reverse(joined);
            for (Component next : joined) {
                remove(next);
            }
        }
    }
}
