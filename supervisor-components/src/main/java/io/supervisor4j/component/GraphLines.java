package io.supervisor4j.component;

import java.util.Map;

/** Writes a graph for a program that draws it: a line for each component, and one for each arrow. */
final class GraphLines {

    private static final Map<ComponentState, String> COLOURS = Map.of(
            ComponentState.INIT, "#ffffff",
            ComponentState.STARTING, "#d0e8ff",
            ComponentState.RUNNING, "#c8f0c8",
            ComponentState.STOPPING, "#fff0c0",
            ComponentState.STOPPED, "#e0e0e0",
            ComponentState.CRASHED, "#ffc0c0",
            ComponentState.FAILED, "#ffc0c0");

    private final StringBuilder text = new StringBuilder();
    private final String indent;
    private final String arrow;
    private int numbers;

    GraphLines(String indent, String arrow) {
        this.indent = indent;
        this.arrow = arrow;
    }

    String dot(ComponentGraph root) {
        line("digraph components {");
        line(indent + "node [shape=box, style=\"rounded,filled\"];");
        write(root, this::dotLine);
        line("}");
        return text.toString();
    }

    private String dotLine(int number, ComponentGraph graph) {
        String label = graph.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return "n%d [label=\"%s\", fillcolor=\"%s\"];".formatted(number, label, COLOURS.get(graph.state()));
    }

    String mermaid(ComponentGraph root) {
        line("flowchart TD");
        write(root, this::mermaidLine);
        return text.toString();
    }

    private String mermaidLine(int number, ComponentGraph graph) {
        String label = graph.toString().replace("\"", "#quot;");
        return "n%d[\"%s\"]\n%sstyle n%d fill:%s".formatted(number, label, indent, number, COLOURS.get(graph.state()));
    }

    /** How a language writes one component. */
    private interface Language {
        String line(int number, ComponentGraph graph);
    }

    /** Writes a component and all below it; returns its number. */
    private int write(ComponentGraph graph, Language language) {
        int number = numbers++;
        line(indent + language.line(number, graph));
        for (ComponentGraph child : graph.children()) {
            line(indent + arrow.formatted(number, write(child, language)));
        }
        return number;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
