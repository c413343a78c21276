package io.supervisor4j.cli.view;

import io.supervisor4j.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Columns of text. The first takes what the others leave, is as wide as needed at most, and cut if that is not enough. */
final class Table {

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param title above it
     * @param right whether its texts stand at its right edge, as numbers do
     */
    record Column(String title, boolean right) {}

    /**
     * A place in it.
     *
     * @param text the text
     * @param before what switches a colour on; not counted in widths
     * @param after what switches it off
     */
    record Cell(String text, String before, String after) {
        /** What stands in a place stays in it. */
        Cell {
            text = Printable.line(text);
        }

        static Cell of(String text) {
            return new Cell(text, "", "");
        }
    }

    Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        add(columns.stream().map(column -> Cell.of(column.title())).toList());
    }

    void add(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines(int width) {
        int[] widths = new int[columns.size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        int others = widths.length - 1;
        for (int i = 1; i < widths.length; i++) {
            others += widths[i];
        }
        widths[0] = Math.max(4, Math.min(widths[0], width - others));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = row.get(i);
            String text = cut(cell.text(), widths[i]);
            String space = " ".repeat(widths[i] - text.length());
            boolean right = columns.get(i).right();
            line.append(i == 0 ? "" : " ").append(right ? space : "");
            line.append(cell.before()).append(text).append(cell.after()).append(right ? "" : space);
        }
        return line.toString().stripTrailing();
    }

    /** Breaks a line between words; one that is too long stays whole, as a path that is to be copied. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(' ');
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
