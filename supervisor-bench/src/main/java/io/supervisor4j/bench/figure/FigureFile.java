package io.supervisor4j.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as a file for other programs. */
public final class FigureFile {

    private FigureFile() {}

    /**
     * Writes figures.
     *
     * @param file where
     * @param machine what is known of the machine
     * @param figures the figures
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Map<String, String> machine, List<Figure> figures) throws IOException {
        String facts = machine.entrySet().stream()
                .map(fact -> text(fact.getKey()) + ": " + text(fact.getValue()))
                .collect(Collectors.joining(", "));
        String lines = figures.stream().map(FigureFile::line).collect(Collectors.joining(",\n    "));
        Files.writeString(file, "{\n  \"machine\": {" + facts + "},\n  \"figures\": [\n    " + lines + "\n  ]\n}\n");
    }

    private static String line(Figure figure) {
        Sample floor = figure.floor();
        return "{\"scenario\": " + text(figure.scenario())
                + ", \"jdk\": " + text(figure.jdk())
                + ", \"what\": " + text(figure.what())
                + ", \"unit\": " + text(figure.unit())
                + ", \"values\": " + sample(figure.values())
                + ", \"floor\": " + (floor == null ? "null" : sample(floor))
                + ", \"ratio\": " + (Double.isNaN(figure.ratio()) ? "null" : figure.ratio())
                + ", \"targets\": [" + targets(figure) + "]}";
    }

    private static String sample(Sample sample) {
        return "{\"n\": " + sample.size() + ", \"min\": " + sample.min() + ", \"median\": " + sample.median()
                + ", \"mean\": " + sample.mean() + ", \"p90\": " + sample.percentile(90) + ", \"p99\": "
                + sample.percentile(99) + ", \"max\": " + sample.max() + "}";
    }

    private static String targets(Figure figure) {
        return figure.targets().stream()
                .map(target -> "{\"target\": " + text(target.toString()) + ", \"met\": " + target.isMetBy(figure) + "}")
                .collect(Collectors.joining(", "));
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
