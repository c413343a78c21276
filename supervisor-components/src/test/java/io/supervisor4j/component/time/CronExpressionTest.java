package io.supervisor4j.component.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.LocalTime.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CronExpressionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    /** 2026-01-01 is a Thursday. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *           | 2026-01-01T00:00    | 2026-01-01T00:01
            * * * * *           | 2026-01-01T00:00:01 | 2026-01-01T00:01
            5 * * * *           | 2026-01-01T00:05    | 2026-01-01T01:05
            5 * * * *           | 2026-01-01T00:04:59 | 2026-01-01T00:05
            59 23 31 12 *       | 2026-01-01T00:00    | 2026-12-31T23:59
            */15 * * * *        | 2026-01-01T00:46    | 2026-01-01T01:00
            8-18/5 * * * *      | 2026-01-01T00:08    | 2026-01-01T00:13
            8-18/5 * * * *      | 2026-01-01T00:18    | 2026-01-01T01:08
            1,3,50-52 0 * * *   | 2026-01-01T00:03    | 2026-01-01T00:50
            0 6 * * 1-5         | 2026-01-02T06:00    | 2026-01-05T06:00
            0 6 * * MON-fri     | 2026-01-02T06:00    | 2026-01-05T06:00
            0 6 * * 7           | 2026-01-01T00:00    | 2026-01-04T06:00
            0 6 * * 0           | 2026-01-01T00:00    | 2026-01-04T06:00
            0 6 * * SAT-SUN     | 2026-01-03T06:00    | 2026-01-04T06:00
            0 6 * * 5-7         | 2026-01-03T06:00    | 2026-01-04T06:00
            0 0 * feb *         | 2026-03-01T00:00    | 2027-02-01T00:00
            0 0 1 JAN,JUL *     | 2026-01-01T00:00    | 2026-07-01T00:00
            0 0 29 2 *          | 2026-01-01T00:00    | 2028-02-29T00:00
            0 0 31 * *          | 2026-01-31T00:00    | 2026-03-31T00:00
            0 0 13 * 5          | 2026-01-01T00:00    | 2026-01-02T00:00
            0 0 13 * 5          | 2026-01-09T00:00    | 2026-01-13T00:00
            0 0 30 2 1          | 2026-01-01T00:00    | 2026-02-02T00:00
            0 0 */10 * 1        | 2026-01-01T00:00    | 2026-05-11T00:00
            0 0 29 2 */7        | 2026-01-01T00:00    | 2032-02-29T00:00
            @hourly             | 2026-01-01T00:00    | 2026-01-01T01:00
            @daily              | 2026-01-01T00:00    | 2026-01-02T00:00
            @midnight           | 2026-01-01T00:00    | 2026-01-02T00:00
            @weekly             | 2026-01-01T00:00    | 2026-01-04T00:00
            @monthly            | 2026-01-01T00:00    | 2026-02-01T00:00
            @yearly             | 2026-01-01T00:00    | 2027-01-01T00:00
            @Annually           | 2026-01-01T00:00    | 2027-01-01T00:00
            """)
    void theNextTimeIsTheFirstMatchStrictlyAfter(String expression, LocalDateTime after, LocalDateTime next) {
        assertThat(CronExpression.parse(expression).next(after.atZone(ZoneOffset.UTC)))
                .isEqualTo(next.atZone(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            60 * * * *     | minute '60' is not within 0 to 59
            * 24 * * *     | hour '24' is not within 0 to 23
            * * 0 * *      | day-of-month '0' is not within 1 to 31
            * * * 13 *     | month '13' is not within 1 to 12
            * * * * 8      | day-of-week '8' is not within 0 to 7
            1,x * * * *    | minute 'x' is not a number
            * * * JUNE *   | month 'JUNE' is not a number nor one of JAN, FEB, MAR, APR, MAY, JUN, JUL, AUG, SEP, OCT, NOV, DEC
            -5 * * * *     | minute '-5' lacks a value
            5- * * * *     | minute '5-' lacks a value
            1,,2 * * * *   | minute '' lacks a value
            */ * * * *     | minute '*/' lacks a value
            1-5/2/3 * * * * | minute '1-5/2/3' has more than one step
            */0 * * * *    | minute '*/0' has a step that is not within 1 to 59
            */90 * * * *   | minute '*/90' has a step that is not within 1 to 59
            5/10 * * * *   | minute '5/10' has a step but no range; write 5-59/10
            * 22-2 * * *   | hour '22-2' runs backwards; write it as two ranges
            99999999999 * * * * | minute '99999999999' is not a number
            * * * *        | needs the five fields minute hour day-of-month month day-of-week, but has 4
            0 * * * * *    | needs the five fields minute hour day-of-month month day-of-week, but has 6
            @reboot        | '@reboot' is none of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly
            0 0 30 2 *     | day-of-month '30' never comes in month '2'
            0 0 31 4,6,9,NOV * | day-of-month '31' never comes in month '4,6,9,NOV'
            """)
    void anErrorNamesTheFieldAndTheText(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(expression))
                .withMessage("cron expression '" + expression + "': " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingIsNoExpression(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CronExpression.parse(text))
                .withMessageEndingWith("but has 0");
    }

    @Test
    void aNamedTimeThatIsSkippedFiresOnceAtTheFirstInstantAfterTheGap() {
        // Europe/Berlin, 2026-03-29: after 01:59+01:00 comes 03:00+02:00
        assertThat(firings("30 2 * * *", "2026-03-28T00:00Z", BERLIN, 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void severalNamedTimesInOneGapMakeOneFiring() {
        assertThat(firings("0,20,40 2,3 * * *", "2026-03-29T00:00Z", BERLIN, 4))
                .containsExactly(
                        "2026-03-29T03:00+02:00",
                        "2026-03-29T03:20+02:00",
                        "2026-03-29T03:40+02:00",
                        "2026-03-30T02:00+02:00");
    }

    @Test
    void aNamedTimeThatIsShownTwiceFiresAtTheFirstOfBoth() {
        // Europe/Berlin, 2026-10-25: after 02:59+02:00 comes 02:00+01:00
        assertThat(firings("30 2 * * *", "2026-10-24T12:00Z", BERLIN, 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void fromWithinTheSecondShowingANamedTimeIsTheNextDays() {
        assertThat(firings("15,45 2 * * *", "2026-10-25T01:20Z", BERLIN, 1)).containsExactly("2026-10-26T02:15+01:00");
    }

    @Test
    void everyHourKeepsItsPaceThroughBothChanges() {
        assertThat(firings("0 * * * *", "2026-03-29T00:00Z", BERLIN, 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00", "2026-03-29T05:00+02:00");
        assertThat(firings("0 * * * *", "2026-10-24T23:00Z", BERLIN, 4))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T04:00+01:00");
    }

    @Test
    void anOpenMinuteInASkippedHourWaitsForTheNextDay() {
        assertThat(firings("*/30 2 * * *", "2026-03-29T00:00Z", BERLIN, 1)).containsExactly("2026-03-30T02:00+02:00");
    }

    @Test
    void aChangeOfHalfAnHourIsFollowedToo() {
        // Australia/Lord_Howe, 2026-10-04: after 01:59+10:30 comes 02:30+11:00
        assertThat(firings("15 2 * * *", "2026-10-03T12:00Z", LORD_HOWE, 2))
                .containsExactly("2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00");
        assertThat(firings("*/15 * * * *", "2026-10-03T15:14Z", LORD_HOWE, 3))
                .containsExactly("2026-10-04T01:45+10:30", "2026-10-04T02:30+11:00", "2026-10-04T02:45+11:00");
    }

    /** The rule as it is written, asked of every minute of the days around both changes, against the way it is computed. */
    @ParameterizedTest
    @MethodSource("rules")
    void itAgreesWithTheRuleAskedOfEveryMinute(String text, boolean open, Predicate<LocalDateTime> match) {
        CronExpression expression = CronExpression.parse(text);
        for (ZoneId zone : List.of(BERLIN, LORD_HOWE)) {
            for (LocalDate start :
                    List.of(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 24))) {
                ZonedDateTime end = start.plusDays(9).atStartOfDay(zone);
                ZonedDateTime due = null;
                for (ZonedDateTime at = end; at.toLocalDate().isAfter(start); at = at.minusMinutes(1)) {
                    if (due != null) {
                        assertThat(expression.next(at))
                                .as("%s after %s", text, at)
                                .isEqualTo(due);
                    }
                    due = fires(at, open, match) ? at : due;
                }
            }
        }
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("*/7 * * * *", true, t -> t.getMinute() % 7 == 0),
                rule("0 */3 * * *", true, t -> t.getMinute() == 0 && t.getHour() % 3 == 0),
                rule("* 2 * * *", true, t -> t.getHour() == 2),
                rule("13,47 1-4 * * *", false, t -> t.getMinute() % 34 == 13 && t.getHour() >= 1 && t.getHour() <= 4),
                rule("15 2 * * 0", false, t -> t.getMinute() == 15 && t.getHour() == 2 && t.getDayOfWeek() == SUNDAY),
                rule(
                        "0 0 25 * 4",
                        false,
                        t -> t.toLocalTime().equals(MIDNIGHT)
                                && (t.getDayOfMonth() == 25 || t.getDayOfWeek() == THURSDAY)));
    }

    private static Arguments rule(String text, boolean open, Predicate<LocalDateTime> match) {
        return Arguments.of(text, open, match);
    }

    private static boolean fires(ZonedDateTime at, boolean open, Predicate<LocalDateTime> match) {
        boolean matches = match.test(at.toLocalDateTime());
        if (open) {
            return matches;
        }
        boolean second = !at.equals(at.withEarlierOffsetAtOverlap());
        ZoneOffsetTransition change =
                at.getZone().getRules().nextTransition(at.toInstant().minusNanos(1));
        boolean afterGap = change.isGap() && change.getInstant().equals(at.toInstant());
        return (matches && !second) || (afterGap && skipped(change).anyMatch(match));
    }

    private static Stream<LocalDateTime> skipped(ZoneOffsetTransition gap) {
        return Stream.iterate(gap.getDateTimeBefore(), gap.getDateTimeAfter()::isAfter, local -> local.plusMinutes(1));
    }

    @Test
    void itIsItsText() {
        CronExpression expression = CronExpression.parse(" 0 6 * * 1-5 ");

        assertThat(expression).hasToString("0 6 * * 1-5").isEqualTo(CronExpression.parse("0 6 * * 1-5"));
        assertThat(expression).hasSameHashCodeAs(CronExpression.parse("0 6 * * 1-5"));
        assertThat(expression).isNotEqualTo(CronExpression.parse("0 6 * * *")).isNotEqualTo("0 6 * * 1-5");
    }

    private static List<String> firings(String expression, String after, ZoneId zone, int count) {
        CronExpression cron = CronExpression.parse(expression);
        ZonedDateTime start = ZonedDateTime.parse(after).withZoneSameInstant(zone);
        return Stream.iterate(cron.next(start), cron::next)
                .limit(count)
                .map(next -> next.toOffsetDateTime().toString())
                .toList();
    }
}
