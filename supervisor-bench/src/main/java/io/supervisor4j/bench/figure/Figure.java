package io.supervisor4j.bench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param scenario the name of what measured it
 * @param jdk such as {@code 17.0.15}
 * @param what what was measured
 * @param unit such as {@code ms}
 * @param values the measurements
 * @param floor what it is compared with, measured in the same run; null where there is nothing to compare with
 * @param targets what is asked of it
 */
public record Figure(
        String scenario,
        String jdk,
        String what,
        String unit,
        Sample values,
        @Nullable Sample floor,
        List<Target> targets) {

    /** Copies what can change. */
    public Figure {
        targets = List.copyOf(targets);
    }

    /**
     * Returns this figure with a target more.
     *
     * @param kind what is limited
     * @param limit the limit
     * @return another figure
     */
    public Figure target(Target.Kind kind, double limit) {
        List<Target> more = new ArrayList<>(targets);
        more.add(new Target(kind, limit));
        return new Figure(scenario, jdk, what, unit, values, floor, more);
    }

    /**
     * Returns how many times the floor the figure is: median by median.
     *
     * @return not a number if there is no floor, or it is zero
     */
    public double ratio() {
        return floor == null || floor.median() == 0 ? Double.NaN : values.median() / floor.median();
    }
}
