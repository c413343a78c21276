package io.supervisor4j.cli.view;

import io.supervisor4j.control.ControlEvent;
import io.supervisor4j.text.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An event as a line: local time, what happened; in colour by how bad it is. */
public final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private EventLine() {}

    public static String of(ControlEvent event, boolean colours) {
        return time(event.at()) + " " + Colours.of(event.level()).on(Printable.line(event.text()), colours);
    }

    public static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
