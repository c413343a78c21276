package io.supervisor4j.component.graph;

import java.util.List;
import java.util.function.Function;

/**
 * Draws a tree with lines, each node on one of its own.
 *
 * @param <N> its nodes, which are written as their texts
 */
public final class TreeText<N> {

    private final StringBuilder text = new StringBuilder();
    private final Function<N, List<N>> children;

    private TreeText(Function<N, List<N>> children) {
        this.children = children;
    }

    /** Returns the drawing of the tree below this root, which it begins with. */
    public static <N> String of(N root, Function<N, List<N>> children) {
        TreeText<N> drawing = new TreeText<>(children);
        drawing.text.append(root).append('\n');
        drawing.below(root, "");
        return drawing.text.toString();
    }

    private void below(N node, String indent) {
        List<N> nodes = children.apply(node);
        for (int index = 0; index < nodes.size(); index++) {
            boolean last = index == nodes.size() - 1;
            N child = nodes.get(index);
            text.append(indent).append(last ? "└── " : "├── ").append(child).append('\n');
            below(child, indent + (last ? "    " : "│   "));
        }
    }
}
