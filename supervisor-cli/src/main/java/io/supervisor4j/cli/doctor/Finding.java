package io.supervisor4j.cli.doctor;

import io.supervisor4j.cli.view.Colours;

/**
 * What the doctor has found.
 *
 * @param level how bad
 * @param text what it is, and what to do about it
 */
public record Finding(Level level, String text) {

    /** How bad something is. */
    public enum Level {
        /** As it should be. */
        OK(Colours.GOOD),
        /** It works, but not as well as it could. */
        WARN(Colours.CHANGING),
        /** A manager would not work. */
        FAIL(Colours.BAD);

        private final Colours paint;

        Level(Colours paint) {
            this.paint = paint;
        }

        /** Returns the colour in which it is shown. */
        public Colours paint() {
            return paint;
        }
    }

    static Finding ok(String text) {
        return new Finding(Level.OK, text);
    }

    static Finding warn(String text) {
        return new Finding(Level.WARN, text);
    }

    static Finding fail(String text) {
        return new Finding(Level.FAIL, text);
    }
}
