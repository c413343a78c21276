package io.supervisor4j.component;

import java.util.List;

/** Draws a tree with lines, each component on one of its own. */
final class GraphText {

    private final StringBuilder text = new StringBuilder();

    private GraphText() {}

    static String of(ComponentGraph root) {
        GraphText drawing = new GraphText();
        drawing.text.append(root).append('\n');
        drawing.children(root, "");
        return drawing.text.toString();
    }

    private void children(ComponentGraph above, String indent) {
        List<ComponentGraph> children = above.children();
        for (int index = 0; index < children.size(); index++) {
            boolean last = index == children.size() - 1;
            ComponentGraph child = children.get(index);
            text.append(indent).append(last ? "└── " : "├── ").append(child).append('\n');
            children(child, indent + (last ? "    " : "│   "));
        }
    }
}
