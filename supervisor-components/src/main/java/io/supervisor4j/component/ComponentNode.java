package io.supervisor4j.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place of a component in its tree (M-44). A component has one parent at most, and what it returns is how the tree looked at
 * that moment. Thread-safe; no method blocks.
 */
public final class ComponentNode {

    /** The shape of all trees changes under this one lock; it is held for moments only, and read without. */
    private static final Object SHAPE = new Object();

    private final Component component;
    private final Set<Component> ofRun = new HashSet<>();
    private volatile @Nullable Component parent;
    private volatile List<Component> children = List.of();

    ComponentNode(Component component) {
        this.component = component;
    }

    /** Returns the component whose place this is. */
    public Component component() {
        return component;
    }

    /** Returns the component that starts and stops this one; empty for a root. */
    public Optional<ComponentNode> parent() {
        return Optional.ofNullable(parent).map(Component::node);
    }

    /** Returns the children, in the order in which they are started. */
    public List<ComponentNode> children() {
        return children.stream().map(Component::node).toList();
    }

    /** Returns the topmost ancestor, or this itself. */
    public ComponentNode root() {
        List<ComponentNode> up = walk();
        return up.get(up.size() - 1);
    }

    /** Returns this, its parent, and so on up to the root. */
    public List<ComponentNode> walk() {
        List<ComponentNode> up = new ArrayList<>();
        for (Component next = component; next != null; next = next.node().parent) {
            up.add(next.node());
        }
        return up;
    }

    /** Returns this and all its descendants, level by level. */
    public List<ComponentNode> traverse() {
        List<ComponentNode> found = new ArrayList<>();
        Deque<ComponentNode> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            ComponentNode next = open.remove();
            found.add(next);
            open.addAll(next.children());
        }
        return found;
    }

    /** Returns how many levels there are from the root down to this; 1 for a root. */
    public int depth() {
        return walk().size();
    }

    /** Returns the short labels from the root down to this, like {@code app/web/accept}. */
    public String path() {
        List<String> labels = new ArrayList<>();
        walk().forEach(node -> labels.add(0, Labels.shortOf(node.component)));
        return String.join("/", labels);
    }

    @Override
    public String toString() {
        return path();
    }

    @Nullable
    Component parentOrNull() {
        return parent;
    }

    List<Component> childComponents() {
        return children;
    }

    /** Makes it the last child; false if it was one already. */
    boolean attach(Component child, boolean forRun) {
        return attach(child, Integer.MAX_VALUE, forRun);
    }

    /** Makes it a child at this place. */
    boolean attach(Component child, int index, boolean forRun) {
        synchronized (SHAPE) {
            if (child.node().parent == component) {
                return false;
            }
            requireFree(child);
            child.node().parent = component;
            requireNotLive(child);
            List<Component> changed = new ArrayList<>(children);
            changed.add(Math.min(index, changed.size()), child);
            children = List.copyOf(changed);
            if (forRun) {
                ofRun.add(child);
            }
            return true;
        }
    }

    /** The same; returns whether who adds it starts it too, because the run in progress was open before. */
    boolean attachNow(Component child, int index) {
        synchronized (SHAPE) {
            return attach(child, index, false) && component.lifecycle().isOpen();
        }
    }

    /** Opens a run for children; returns those that were there before, which are for its owner to start. */
    List<Component> open(Run run) {
        synchronized (SHAPE) {
            run.open();
            return children;
        }
    }

    private void requireFree(Component child) {
        if (walk().contains(child.node())) {
            throw new IllegalArgumentException(
                    Labels.of(child) + " cannot be below " + path() + ", which is the same component or below it");
        }
        Component other = child.node().parent;
        if (other != null) {
            throw new IllegalArgumentException(
                    "%s is a child of %s already; to use it in %s too, hand it over without adding it"
                            .formatted(Labels.of(child), other.node().path(), path()));
        }
    }

    /** First it has its place, then this looks: one that begins just now first begins and then looks at its place. */
    private void requireNotLive(Component child) {
        if (child.state().isLive()) {
            child.node().parent = null;
            throw new IllegalStateException(
                    child + " cannot become a child of " + path() + " while it is started; stop it first");
        }
    }

    /** Makes it a root; false if it was no child of this. */
    boolean detach(Component child) {
        synchronized (SHAPE) {
            if (child.node().parent != component) {
                return false;
            }
            children = children.stream().filter(other -> other != child).toList();
            child.node().parent = null;
            ofRun.remove(child);
            return true;
        }
    }

    /** Puts another in its place; false if it was no child of this. One that cannot be a child here changes nothing. */
    boolean replace(Component child, Component other) {
        synchronized (SHAPE) {
            int index = children.indexOf(child);
            if (index < 0) {
                return false;
            }
            if (!attach(other, index, false)) {
                throw new IllegalArgumentException(Labels.of(other) + " has a place in " + path()
                        + " already, so it cannot have that of " + Labels.of(child) + " too");
            }
            return detach(child);
        }
    }

    /** Those that were added by {@code onStart} of the last run. */
    void dropChildrenOfRun() {
        synchronized (SHAPE) {
            List.copyOf(ofRun).forEach(this::detach);
        }
    }

    /** Lets the parent look at what has become of this. */
    void wakeParent() {
        Component above = parent;
        if (above != null) {
            above.lifecycle().monitor().wake();
        }
    }

    Stream<Component> subtree() {
        return traverse().stream().map(ComponentNode::component);
    }

    /** For messages about several. */
    static String labels(List<Component> components) {
        return components.stream().map(Labels::of).collect(Collectors.joining(", "));
    }
}
