package io.supervisor4j.component.graph;

import java.util.List;
import java.util.function.Function;

/**
 * Writes a tree for a program that draws it: a line for each node, and one for each arrow.
 *
 * @param <N> its nodes, which are written as their texts
 */
public final class TreeDiagram<N> {

    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private final Function<N, List<N>> children;
    private final Function<N, String> colour;
    private int numbers;

    private TreeDiagram(Function<N, List<N>> children, Function<N, String> colour) {
        this.children = children;
        this.colour = colour;
    }

    /** Returns the tree below this root in the language of Graphviz; colours are written like {@code #ffffff}. */
    public static <N> String dot(N root, Function<N, List<N>> children, Function<N, String> colour) {
        TreeDiagram<N> diagram = new TreeDiagram<>(children, colour);
        diagram.line("digraph components {");
        diagram.line(INDENT + "node [shape=box, style=\"rounded,filled\"];");
        diagram.write(root, "n%d -> n%d;", diagram::dotLine);
        diagram.line("}");
        return diagram.text.toString();
    }

    private String dotLine(int number, N node) {
        String label = node.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return "n%d [label=\"%s\", fillcolor=\"%s\"];".formatted(number, label, colour.apply(node));
    }

    /** Returns the tree below this root as a Mermaid flow chart; colours are written like {@code #ffffff}. */
    public static <N> String mermaid(N root, Function<N, List<N>> children, Function<N, String> colour) {
        TreeDiagram<N> diagram = new TreeDiagram<>(children, colour);
        diagram.line("flowchart TD");
        diagram.write(root, "n%d --> n%d", diagram::mermaidLine);
        return diagram.text.toString();
    }

    private String mermaidLine(int number, N node) {
        String label = node.toString().replace("\"", "#quot;");
        return "n%d[\"%s\"]\n%sstyle n%d fill:%s".formatted(number, label, INDENT, number, colour.apply(node));
    }

    /** How a language writes one node. */
    private interface Language<N> {
        String line(int number, N node);
    }

    /** Writes a node and all below it; returns its number. */
    private int write(N node, String arrow, Language<N> language) {
        int number = numbers++;
        line(INDENT + language.line(number, node));
        for (N child : children.apply(node)) {
            line(INDENT + arrow.formatted(number, write(child, arrow, language)));
        }
        return number;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
