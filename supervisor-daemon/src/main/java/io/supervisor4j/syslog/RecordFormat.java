package io.supervisor4j.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes records as RFC 3164 has them, {@code <30>Nov  7 09:05:00 mailer[4711]: text}; the socket of the machine itself wants no
 * host name, and gets none.
 *
 * @param facility of all records
 * @param host with a blank behind it, or empty
 * @param ident who writes
 * @param pid its process
 * @param zone of the machine, as the time is that of its clock on the wall
 * @param maxBytes the longest record
 */
record RecordFormat(Facility facility, String host, String ident, long pid, ZoneId zone, int maxBytes) {

    /** With a day of two places, the first of which may be blank. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss ", Locale.ENGLISH);

    /** Returns the records of a text: one for each line, and several for one that is too long. */
    List<byte[]> records(Severity severity, Instant time, String text) {
        String head = "<" + (facility.code() * 8 + severity.code()) + ">" + TIME.format(time.atZone(zone)) + host
                + ident + "[" + pid + "]: ";
        int room = maxBytes - head.getBytes(StandardCharsets.UTF_8).length;
        return Chunks.of(text, room).stream()
                .map(chunk -> (head + chunk).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
