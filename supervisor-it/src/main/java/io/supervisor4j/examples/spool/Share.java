package io.supervisor4j.examples.spool;

/**
 * Which files a worker owns: each file has exactly one owner among the workers 0 to {@code workers} - 1, and which one depends on
 * its name alone.
 *
 * @param worker the worker's id
 * @param workers how many workers share the files
 */
record Share(int worker, int workers) {

    /**
     * Tells whether a file is this worker's.
     *
     * @param name the name of the source
     * @return true if this worker owns it
     */
    boolean owns(String name) {
        // The hash of a string is part of Java's specification, so that all workers get the same.
        return Math.floorMod(name.hashCode(), workers) == worker;
    }

    /** Returns such as {@code "worker 1 of 4"}, for the log. */
    @Override
    public String toString() {
        return "worker " + worker + " of " + workers;
    }
}
