package io.supervisor4j.component.time;

/**
 * The points in time at which a periodic task is due: the latest one, and from there in equal steps (O-61). All values are
 * nanoseconds of one clock.
 */
final class PeriodicGrid {

    private static final long SECOND = 1_000_000_000;

    /** The jitter is at most this part of the spacing, so that below 20 s there is none. */
    private static final int JITTER_PART = 20;

    private PeriodicGrid() {}

    /**
     * Returns the latest point that is not after now, on the grid that goes through the last one.
     *
     * @param last a point of the grid, not after now
     * @param spacing between two points, more than zero
     * @param now the present
     */
    static long boundary(long last, long spacing, long now) {
        return now - (now - last) % spacing;
    }

    /**
     * Returns by how much a task is run later than its grid says, in whole seconds: up to a twentieth of the spacing.
     *
     * @param spacing of the grid
     * @param random from 0 to 1
     */
    static long jitter(long spacing, double random) {
        long seconds = (long) ((double) spacing / SECOND * random / JITTER_PART);
        return seconds * SECOND;
    }
}
