package io.supervisor4j.cli.view;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.WorkerStatus;
import java.lang.System.Logger.Level;

/**
 * The colours, and what they stand for. The script finds out whether output is a terminal and {@code NO_COLOR} not set, and tells
 * picocli and this alike.
 */
public enum Colours {
    GOOD("32"),
    CHANGING("33"),
    BAD("31"),
    PLAIN("");

    private static final String PROPERTY = "picocli.ansi";

    private final String code;

    Colours(String code) {
        this.code = code;
    }

    /** Tells whether there are colours. */
    public static boolean isOn() {
        return System.getProperty(PROPERTY, "").equals("ON");
    }

    public static Colours of(WorkerStatus.State state) {
        return switch (state) {
            case READY -> GOOD;
            case QUEUED, STARTING, RELOADING, STOPPING -> CHANGING;
            case BACKOFF, ENDED -> BAD;
        };
    }

    public static Colours of(ManagerStatus.State state) {
        return state == ManagerStatus.State.READY ? GOOD : CHANGING;
    }

    public static Colours of(Level level) {
        if (level.compareTo(Level.ERROR) >= 0) {
            return BAD;
        }
        return level == Level.WARNING ? CHANGING : PLAIN;
    }

    /** Returns the text in the colour; as it is where there are none. */
    public String on(String text, boolean colours) {
        return !colours || code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[39m";
    }
}
