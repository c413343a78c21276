package io.supervisor4j.component.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a cron expression says of the calendar and of the clock on the wall; it knows no zones. Values are sets of bits.
 *
 * @param eitherDay whether a day matches by its number or its weekday; otherwise it has to by both
 */
record CronSchedule(long minutes, long hours, long days, long months, long weekdays, boolean eitherDay) {

    private static final int[] LONGEST = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** Tells whether some day of some year matches. */
    boolean everMatches() {
        if (eitherDay) {
            return true;
        }
        int firstDay = Long.numberOfTrailingZeros(days);
        for (int month = 1; month <= LONGEST.length; month++) {
            if (has(months, month) && firstDay <= LONGEST[month - 1]) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first minute that matches, this one or later. */
    LocalDateTime firstFrom(LocalDateTime from) {
        LocalDateTime minute = from.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime start = minute.equals(from) ? minute : minute.plusMinutes(1);
        LocalDate today = start.toLocalDate();
        LocalDate day = firstDayFrom(today);
        LocalTime time = day.equals(today) ? firstTimeFrom(start.toLocalTime()) : firstTimeFrom(LocalTime.MIN);
        return time != null ? day.atTime(time) : firstFrom(today.plusDays(1).atStartOfDay());
    }

    private @Nullable LocalTime firstTimeFrom(LocalTime from) {
        int minute = has(hours, from.getHour()) ? next(minutes, from.getMinute()) : -1;
        if (minute >= 0) {
            return LocalTime.of(from.getHour(), minute);
        }
        int hour = next(hours, from.getHour() + 1);
        return hour < 0 ? null : LocalTime.of(hour, next(minutes, 0));
    }

    private LocalDate firstDayFrom(LocalDate from) {
        LocalDate day = from;
        while (!matches(day)) {
            day = has(months, day.getMonthValue())
                    ? day.plusDays(1)
                    : day.withDayOfMonth(1).plusMonths(1);
        }
        return day;
    }

    private boolean matches(LocalDate day) {
        boolean byNumber = has(days, day.getDayOfMonth());
        boolean byWeekday = has(weekdays, day.getDayOfWeek().getValue() % 7);
        return has(months, day.getMonthValue()) && (eitherDay ? byNumber || byWeekday : byNumber && byWeekday);
    }

    private static boolean has(long values, int value) {
        return (values & 1L << value) != 0;
    }

    /** Returns the least of the values from this one on, or -1 if there is none. */
    private static int next(long values, int from) {
        long rest = values >>> from << from;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }
}
