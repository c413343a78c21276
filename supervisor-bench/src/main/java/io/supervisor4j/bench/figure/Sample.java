package io.supervisor4j.bench.figure;

import java.util.Arrays;
import java.util.Collection;

/** Some measurements of the same thing. */
public final class Sample {

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes measurements in any order.
     *
     * @param values at least one
     * @return the sample
     * @throws IllegalArgumentException if there is none
     */
    public static Sample of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Takes measurements in any order.
     *
     * @param values at least one
     * @return the sample
     * @throws IllegalArgumentException if there is none
     */
    public static Sample of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a sample needs a value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Sample(sorted);
    }

    /**
     * Returns the number of measurements.
     *
     * @return 1 or more
     */
    public int size() {
        return sorted.length;
    }

    /**
     * Returns the middle one, or the mean of the two in the middle.
     *
     * @return the median
     */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Returns the least measurement that is not exceeded by so many of a hundred.
     *
     * @param percent more than 0, at most 100
     * @return one of the measurements
     */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    /**
     * Returns the least.
     *
     * @return the minimum
     */
    public double min() {
        return sorted[0];
    }

    /**
     * Returns the greatest.
     *
     * @return the maximum
     */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * Returns the arithmetic mean.
     *
     * @return the mean
     */
    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }
}
