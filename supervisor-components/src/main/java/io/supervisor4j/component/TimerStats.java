package io.supervisor4j.component;

/**
 * The counters of a timer (M-31).
 *
 * @param iteration how many rounds have been run
 * @param drifting how many sleeps ended too late or too early by at least 30 % of the interval or 1.2 s, whichever is less
 * @param driftingEarly those that ended too early
 * @param driftingLate those that ended too late
 * @param overlaps how many rounds took longer than the interval
 */
public record TimerStats(long iteration, long drifting, long driftingEarly, long driftingLate, long overlaps) {}
