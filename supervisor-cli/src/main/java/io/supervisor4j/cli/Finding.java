package io.supervisor4j.cli;

/**
 * What the doctor has found.
 *
 * @param level how bad
 * @param text what it is, and what to do about it
 */
record Finding(Level level, String text) {

    /** How bad something is. */
    enum Level {
        /** As it should be. */
        OK(Paint.GOOD),
        /** It works, but not as well as it could. */
        WARN(Paint.CHANGING),
        /** A manager would not work. */
        FAIL(Paint.BAD);

        private final Paint paint;

        Level(Paint paint) {
            this.paint = paint;
        }

        Paint paint() {
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
