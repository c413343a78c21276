package io.supervisor4j.cli.view;

import java.time.Duration;

/** Times and sizes, short enough for a table: at most six characters as long as they are plausible. */
public final class Figures {

    private static final String[] UNITS = {"B", "K", "M", "G", "T", "P", "E"};

    private Figures() {}

    /** The two largest units, such as {@code 3d4h}, {@code 5m03s}, {@code 1.5s}. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 86_400) {
            return time.toDays() + "d" + time.toHoursPart() + "h";
        } else if (seconds >= 3_600) {
            return time.toHours() + "h" + two(time.toMinutesPart()) + "m";
        } else if (seconds >= 60) {
            return time.toMinutes() + "m" + two(time.toSecondsPart()) + "s";
        }
        return seconds + "." + time.toMillisPart() / 100 + "s";
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    /** Such as {@code 50.0M}; 1K are 1024. */
    public static String bytes(long bytes) {
        long tenths = bytes * 10;
        int unit = 0;
        while (tenths >= 10_240 && unit < UNITS.length - 1) {
            tenths /= 1024;
            unit++;
        }
        return (tenths >= 1_000 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10) + UNITS[unit];
    }
}
