package io.supervisor4j.cli;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.WorkerStatus;
import java.lang.System.Logger.Level;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** The colours, and what they stand for. Absent where output is no terminal, or {@code NO_COLOR} is set. */
enum Paint {
    GOOD(Style.fg_green),
    CHANGING(Style.fg_yellow),
    BAD(Style.fg_red),
    PLAIN(null);

    private final @org.jspecify.annotations.Nullable Style style;

    Paint(@org.jspecify.annotations.Nullable Style style) {
        this.style = style;
    }

    static Paint of(WorkerStatus.State state) {
        return switch (state) {
            case READY -> GOOD;
            case QUEUED, STARTING, RELOADING, STOPPING -> CHANGING;
            case BACKOFF, ENDED -> BAD;
        };
    }

    static Paint of(ManagerStatus.State state) {
        return state == ManagerStatus.State.READY ? GOOD : CHANGING;
    }

    static Paint of(Level level) {
        if (level.compareTo(Level.ERROR) >= 0) {
            return BAD;
        }
        return level == Level.WARNING ? CHANGING : PLAIN;
    }

    /** The text goes through as it is: it may hold what picocli would take for markup. */
    String on(String text, Ansi ansi) {
        return style == null || !ansi.enabled() ? text : style.on() + text + style.off();
    }
}
