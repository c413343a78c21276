package io.supervisor4j.bench.figure;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as lines of text, 100 columns wide, each printed as soon as it is known. */
public final class FigureTable {

    private static final String ROW = "%-36s %3s %-3s %7s %7s %7s %7s %5s %s%n";

    private final PrintStream out;
    private String heading = "";

    /**
     * Creates an empty table.
     *
     * @param out where it is printed
     */
    public FigureTable(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints a figure, under the heading of its scenario and JDK.
     *
     * @param figure the figure
     */
    public void print(Figure figure) {
        String group = figure.scenario() + (figure.jdk().isEmpty() ? "" : ", JDK " + figure.jdk());
        if (!group.equals(heading)) {
            heading = group;
            out.println();
            out.printf(ROW, group, "n", "", "median", "p99", "max", "floor", "ratio", "target");
        }
        Sample values = figure.values();
        out.printf(
                ROW,
                figure.what(),
                values.size(),
                figure.unit(),
                number(values.median()),
                values.size() == 1 ? "" : number(values.percentile(99)),
                values.size() == 1 ? "" : number(values.max()),
                floor(figure.floor()),
                Double.isNaN(figure.ratio()) ? "" : String.format(Locale.ROOT, "%.2f", figure.ratio()),
                figure.targets().isEmpty()
                        ? ""
                        : verdict(figure, figure.targets().get(0)));
        figure.targets().stream().skip(1).forEach(target -> out.printf("%83s%s%n", "", verdict(figure, target)));
        out.flush();
    }

    private static String floor(@Nullable Sample floor) {
        return floor == null ? "" : number(floor.median());
    }

    private static String verdict(Figure figure, Target target) {
        return target + (target.isMetBy(figure) ? " met" : " not met");
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
