package io.supervisor4j.component.time;

import java.util.List;
import java.util.Locale;

/** One of the five fields of a cron expression: its bounds, its names, and how its text becomes a set of values. */
enum CronField {
    MINUTE("minute", 0, 59, List.of()),
    HOUR("hour", 0, 23, List.of()),
    DAY_OF_MONTH("day-of-month", 1, 31, List.of()),
    MONTH("month", 1, 12, List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    DAY_OF_WEEK("day-of-week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final int SUNDAY = 0;
    private static final int SUNDAY_TOO = 7;

    private final String title;
    private final int min;
    private final int max;
    private final List<String> names;

    CronField(String title, int min, int max, List<String> names) {
        this.title = title;
        this.min = min;
        this.max = max;
        this.names = names;
    }

    /**
     * Returns the values this text names, as a set of bits.
     *
     * @throws IllegalArgumentException with the field and the offending part of the text
     */
    long parse(String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            values |= values(part);
        }
        boolean sunday = this == DAY_OF_WEEK && (values & 1L << SUNDAY_TOO) != 0;
        return sunday ? (values & ~(1L << SUNDAY_TOO)) | (1L << SUNDAY) : values;
    }

    private long values(String part) {
        String[] rangeAndStep = part.split("/", -1);
        if (rangeAndStep.length > 2) {
            throw refused(part, "has more than one step");
        }
        String range = rangeAndStep[0];
        int step = rangeAndStep.length == 1 ? 1 : step(part, rangeAndStep[1]);
        if (range.equals("*")) {
            return every(step, min, this == DAY_OF_WEEK ? max - 1 : max);
        }
        int dash = range.indexOf('-');
        if (dash >= 0) {
            return range(part, range.substring(0, dash), range.substring(dash + 1), step);
        }
        if (rangeAndStep.length == 2) {
            throw refused(part, "has a step but no range; write " + range + "-" + max + "/" + step);
        }
        return 1L << value(part, range);
    }

    private long range(String part, String first, String last, int step) {
        int low = value(part, first);
        int high = value(part, last);
        if (this == DAY_OF_WEEK && high == SUNDAY && low > SUNDAY) {
            high = SUNDAY_TOO;
        }
        if (high < low) {
            throw refused(part, "runs backwards; write it as two ranges");
        }
        return every(step, low, high);
    }

    private static long every(int step, int low, int high) {
        long values = 0;
        for (int value = low; value <= high; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    private int step(String part, String text) {
        int step = number(part, text);
        if (step < 1 || step > max) {
            throw refused(part, "has a step that is not within 1 to " + max);
        }
        return step;
    }

    private int value(String part, String text) {
        int name = names.indexOf(text.toUpperCase(Locale.ROOT));
        int value = name >= 0 ? name + min : number(part, text);
        if (value < min || value > max) {
            throw refused(part, "is not within " + min + " to " + max);
        }
        return value;
    }

    private int number(String part, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw refused(part, text.isEmpty() ? "lacks a value" : "is not a number" + orName());
        }
        return Integer.parseInt(text);
    }

    private String orName() {
        return names.isEmpty() ? "" : " nor one of " + String.join(", ", names);
    }

    private IllegalArgumentException refused(String part, String why) {
        return new IllegalArgumentException(title + " '" + part + "' " + why);
    }
}
