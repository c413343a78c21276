package io.supervisor4j.component;

import io.supervisor4j.component.graph.TreeDiagram;
import io.supervisor4j.component.graph.TreeText;
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
        return new ComponentGraph(Labels.of(component), component.state(), component.restartCount(), below);
    }

    /** Returns the tree as lines of text, for terminals and logs. */
    public String toText() {
        return TreeText.of(this, ComponentGraph::children);
    }

    /** Returns the graph in the language of Graphviz, for {@code dot -Tsvg}. */
    public String toDot() {
        return TreeDiagram.dot(this, ComponentGraph::children, ComponentGraph::colour);
    }

    /** Returns the graph as a Mermaid flow chart, for Markdown pages. */
    public String toMermaid() {
        return TreeDiagram.mermaid(this, ComponentGraph::children, ComponentGraph::colour);
    }

    private String colour() {
        return switch (state) {
            case INIT -> "#ffffff";
            case STARTING -> "#d0e8ff";
            case RUNNING -> "#c8f0c8";
            case STOPPING -> "#fff0c0";
            case STOPPED -> "#e0e0e0";
            case CRASHED, FAILED -> "#ffc0c0";
        };
    }

    /** Returns label and state, and the restarts if there were any. */
    @Override
    public String toString() {
        String times = restarts == 1 ? "1 restart" : restarts + " restarts";
        return label + ": " + state + (restarts == 0 ? "" : ", " + times);
    }
}
