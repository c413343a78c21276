package io.supervisor4j.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordFormatTest {

    private static final Instant TIME = Instant.parse("2026-11-07T08:05:00Z");

    private static RecordFormat format(Facility facility, String host) {
        return new RecordFormat(facility, host, "mailer", 4711, ZoneId.of("Europe/Berlin"), 480);
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aRecordIsAsTheSocketOfTheMachineWantsIt_S32() {
        assertThat(texts(format(Facility.DAEMON, "").records(Severity.INFO, TIME, "sent é")))
                .containsExactly("<30>Nov  7 09:05:00 mailer[4711]: sent é");
    }

    @Test
    void overUdpItHasAHost() {
        assertThat(texts(format(Facility.DAEMON, "localhost ").records(Severity.INFO, TIME, "sent")))
                .containsExactly("<30>Nov  7 09:05:00 localhost mailer[4711]: sent");
    }

    @ParameterizedTest
    @CsvSource({
        "kern, emerg, 0",
        "user, debug, 15",
        "daemon, err, 27",
        "daemon, warning, 28",
        "ftp, notice, 93",
        "local0, alert, 129",
        "local3, crit, 154",
        "local7, debug, 191"
    })
    void facilityAndSeverityAreOneNumber(String facility, String severity, int number) {
        assertThat(texts(format(Facility.named(facility), "").records(Severity.named(severity), TIME, "x")))
                .singleElement()
                .asString()
                .startsWith("<" + number + ">");
    }

    @ParameterizedTest
    @EnumSource
    void monthsHaveThreeEnglishLetters(Month month) {
        Instant time = Instant.parse("2026-%02d-17T12:00:00Z".formatted(month.getValue()));

        assertThat(texts(format(Facility.USER, "").records(Severity.INFO, time, "x")))
                .singleElement()
                .asString()
                .matches("<14>" + month.toString().charAt(0) + "[a-z]{2} 17 1[34]:00:00 mailer.*");
    }

    @Test
    void aLongLineBecomesRecordsOfTheSameHeadAndFullLength() {
        List<String> records = texts(format(Facility.DAEMON, "").records(Severity.INFO, TIME, "y".repeat(1_000)));

        assertThat(records).hasSize(3).allMatch(record -> record.startsWith("<30>Nov  7 09:05:00 mailer[4711]: y"));
        assertThat(records.get(0)).hasSize(480);
        assertThat(records.get(1)).hasSize(480);
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facility.named("Daemon"))
                .withMessage(
                        "there is no facility 'Daemon', only kern, user, mail, daemon, auth, syslog, lpr, news, uucp,"
                                + " cron, authpriv, ftp, local0, local1, local2, local3, local4, local5, local6, local7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Severity.named("error"))
                .withMessage(
                        "there is no severity 'error', only emerg, alert, crit, err, warning, notice, info, debug");
    }
}
