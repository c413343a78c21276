package io.supervisor4j.component.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, in the five fields of cron: minute (0-59), hour (0-23), day-of-month (1-31), month (1-12 or JAN-DEC)
 * and day-of-week (0-7 or SUN-SAT; 0 and 7 are Sunday).
 *
 * <p>A field is {@code *}, a value, a range {@code 1-5}, a range or {@code *} with a step like {@code *}{@code /15} or {@code
 * 8-18/2}, or a list of these, separated by commas. If neither day-of-month nor day-of-week begins with {@code *}, a day matches
 * that fits one of them; otherwise it has to fit both. In place of the fields may stand {@code @hourly}, {@code @daily} or
 * {@code @midnight}, {@code @weekly} (Sunday), {@code @monthly}, {@code @yearly} or {@code @annually}.
 *
 * <p><b>When the clocks change</b>, cron's own two rules hold:
 *
 * <ul>
 *   <li>An expression whose minute and hour both name values, like {@code 30 2 * * *}, fires once for each time it names: at
 *       the first instant after the gap if the clocks skip that time (several skipped times make one firing), and at the
 *       first of both if they show it twice.
 *   <li>One whose minute or hour begins with {@code *}, like {@code *}{@code /5 * * * *}, fires whenever the clock on the wall
 *       matches: never at a time that is skipped, and both times at one that is shown twice, so that it keeps its pace.
 * </ul>
 *
 * <p>Immutable. Two expressions are equal if their text is.
 */
public final class CronExpression {

    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final String text;
    private final CronSchedule schedule;
    private final boolean byWallClock;

    private CronExpression(String text, Map<CronField, String> fields) {
        this.text = text;
        this.byWallClock = isOpen(CronField.MINUTE, fields) || isOpen(CronField.HOUR, fields);
        this.schedule = new CronSchedule(
                parse(CronField.MINUTE, fields),
                parse(CronField.HOUR, fields),
                parse(CronField.DAY_OF_MONTH, fields),
                parse(CronField.MONTH, fields),
                parse(CronField.DAY_OF_WEEK, fields),
                !isOpen(CronField.DAY_OF_MONTH, fields) && !isOpen(CronField.DAY_OF_WEEK, fields));
        if (!schedule.everMatches()) {
            throw new IllegalArgumentException("day-of-month '" + fields.get(CronField.DAY_OF_MONTH)
                    + "' never comes in month '" + fields.get(CronField.MONTH) + "'");
        }
    }

    private static long parse(CronField field, Map<CronField, String> fields) {
        return field.parse(text(field, fields));
    }

    private static String text(CronField field, Map<CronField, String> fields) {
        return Objects.requireNonNull(fields.get(field));
    }

    private static boolean isOpen(CronField field, Map<CronField, String> fields) {
        return text(field, fields).startsWith("*");
    }

    /**
     * Reads an expression. Upper and lower case are alike.
     *
     * @param text five fields separated by blanks, or a nickname
     * @return the expression
     * @throws IllegalArgumentException if the text is no such expression, or if there is no day that it matches, like the 30th
     *     of February; the message names the field and the offending part
     */
    public static CronExpression parse(String text) {
        String trimmed = text.trim();
        try {
            return new CronExpression(trimmed, fields(trimmed));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cron expression '" + text + "': " + e.getMessage(), e);
        }
    }

    private static Map<CronField, String> fields(String text) {
        String expanded = text.startsWith("@") ? expand(text) : text;
        String[] parts = expanded.split("\\s+");
        int given = expanded.isEmpty() ? 0 : parts.length;
        if (given != CronField.values().length) {
            throw new IllegalArgumentException(
                    "needs the five fields minute hour day-of-month month day-of-week, but has " + given);
        }
        Map<CronField, String> fields = new EnumMap<>(CronField.class);
        Iterator<String> part = List.of(parts).iterator();
        for (CronField field : CronField.values()) {
            fields.put(field, part.next());
        }
        return fields;
    }

    private static String expand(String nickname) {
        String expanded = NICKNAMES.get(nickname.toLowerCase(Locale.ROOT));
        if (expanded == null) {
            throw new IllegalArgumentException("'" + nickname + "' is none of "
                    + String.join(", ", NICKNAMES.keySet().stream().sorted().toList()));
        }
        return expanded;
    }

    /**
     * Returns the first instant, strictly after this one, at which this expression is due, in the same zone.
     *
     * @param after an instant, and the zone whose clocks are meant
     */
    public ZonedDateTime next(ZonedDateTime after) {
        return byWallClock ? nextByWallClock(after) : nextNamed(after);
    }

    private ZonedDateTime nextNamed(ZonedDateTime after) {
        LocalDateTime local = after.toLocalDateTime();
        ZonedDateTime next;
        do {
            local = schedule.firstFrom(local.plusNanos(1));
            next = firing(local, after.getZone());
        } while (!next.toInstant().isAfter(after.toInstant())); // shown for the second time
        return next;
    }

    private static ZonedDateTime firing(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant().atZone(zone)
                : ZonedDateTime.ofLocal(local, zone, null); // the earlier one of two
    }

    /** Looks for a match between two changes of the clocks, one such period after the other. */
    private ZonedDateTime nextByWallClock(ZonedDateTime after) {
        ZoneRules rules = after.getZone().getRules();
        ZoneOffset offset = after.getOffset();
        LocalDateTime from = after.toLocalDateTime().plusNanos(1);
        @Nullable ZoneOffsetTransition change = rules.nextTransition(after.toInstant());
        LocalDateTime local = schedule.firstFrom(from);
        while (change != null && !local.isBefore(change.getDateTimeBefore())) {
            offset = change.getOffsetAfter();
            local = schedule.firstFrom(change.getDateTimeAfter());
            change = rules.nextTransition(change.getInstant());
        }
        return ZonedDateTime.ofInstant(local, offset, after.getZone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CronExpression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** Returns the text it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
