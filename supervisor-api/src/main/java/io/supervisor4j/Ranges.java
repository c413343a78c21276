package io.supervisor4j;

import java.nio.charset.StandardCharsets;

/** Checks of numbers and sizes, in one place: what is refused is named, with the limit. */
final class Ranges {

    private Ranges() {}

    static int require(int value, int least, int most, String name) {
        return (int) require((long) value, least, most, name);
    }

    static long require(long value, long least, long most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** Bounds how many there are of something. */
    static void requireAtMost(int most, int count, String name) {
        if (count > most) {
            throw new IllegalArgumentException(name + ": " + count + " are more than the " + most + " there may be");
        }
    }

    /** Returns how many bytes a text takes in a command line or an environment, its end included. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
