package io.supervisor4j.component.time;

import java.util.random.RandomGenerator;

/** Always the same deviation. */
record FixedGaussian(double value) implements RandomGenerator {

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double nextGaussian() {
        return value;
    }
}
