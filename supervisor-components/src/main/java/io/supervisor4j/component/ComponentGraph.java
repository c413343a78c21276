package io.supervisor4j.component;

import java.util.ArrayList;
import java.util.List;

/**
 * What a tree of components looked like at a moment, to be printed for a person. Immutable.
 *
 * @param label of the component
 * @param state where it stood
 * @param restarts how often it had begun anew
 * @param children those below it, in the order in which they are started
 */
public record ComponentGraph(String label, ComponentState state, int restarts, List<ComponentGraph> children) {

    /** Copies the list. */
    public ComponentGraph {
        children = List.copyOf(children);
    }

    static ComponentGraph of(Component component) {
        List<ComponentGraph> below = new ArrayList<>(); // no stream, whose frames would limit how deep a tree may be
        for (Component child : component.node().childComponents()) {
            below.add(of(child));
        }
        return new ComponentGraph(component.safeLabel(), component.state(), component.restartCount(), below);
    }

    /** {@return the tree as lines of text, for terminals and logs} */
    public String toText() {
        return GraphText.of(this);
    }

    /** {@return the graph in the language of Graphviz, for {@code dot -Tsvg}} */
    public String toDot() {
        return new GraphLines("    ", "n%d -> n%d;").dot(this);
    }

    /** {@return the graph as a Mermaid flow chart, for Markdown pages} */
    public String toMermaid() {
        return new GraphLines("    ", "n%d --> n%d").mermaid(this);
    }

    /** {@return label and state, and the restarts if there were any} */
    @Override
    public String toString() {
        String times = restarts == 1 ? "1 restart" : restarts + " restarts";
        return label + ": " + state + (restarts == 0 ? "" : ", " + times);
    }
}
