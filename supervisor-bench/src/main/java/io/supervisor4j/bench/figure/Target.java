package io.supervisor4j.bench.figure;

/**
 * What is asked of a figure on a quiet machine.
 *
 * @param kind what is limited
 * @param limit the limit, which may be reached
 */
public record Target(Kind kind, double limit) {

    /** What is limited. */
    public enum Kind {
        /** The median, in the figure's unit. */
        MEDIAN("", ""),
        /** The 99th percentile, in the figure's unit. */
        P99("p99 ", ""),
        /** The ratio to the floor. */
        RATIO("", "x"),
        /** The ratio to the floor, as one part of so many. */
        PART("", "x");

        private final String before;
        private final String after;

        Kind(String before, String after) {
            this.before = before;
            this.after = after;
        }

        private double valueIn(Figure figure) {
            return switch (this) {
                case MEDIAN -> figure.values().median();
                case P99 -> figure.values().percentile(99);
                case RATIO, PART -> figure.ratio();
            };
        }
    }

    /**
     * Tells whether a figure is as asked.
     *
     * @param figure the figure
     * @return true if it is
     */
    public boolean isMetBy(Figure figure) {
        return kind.valueIn(figure) <= (kind == Kind.PART ? 1 / limit : limit);
    }

    /** Returns such as {@code p99 <= 12}. */
    @Override
    public String toString() {
        String number = limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
        return kind.before + (kind == Kind.PART ? "<= 1/" : "<= ") + number + kind.after;
    }
}
