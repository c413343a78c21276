package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of a simulated history comes from here: the same seed, the same history. */
final class Dice {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000_000_000L;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first to the last, both included. */
    int number(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    /** A time in nanoseconds. */
    long millis(long least, long most) {
        return random.nextLong(least * MILLI, most * MILLI + 1);
    }

    /** A time in nanoseconds that is mostly near the lower end, and now and then near the upper. */
    long mostlyShort(long leastMillis, long mostMillis) {
        double share = Math.pow(random.nextDouble(), 4);
        return leastMillis * MILLI + (long) (share * (mostMillis - leastMillis) * MILLI);
    }

    Duration oneOfMillis(long... millis) {
        return Duration.ofMillis(millis[random.nextInt(millis.length)]);
    }

    int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Chance for somebody else, who may use up as much of it as he likes. */
    RandomGenerator split() {
        return random.split();
    }
}
