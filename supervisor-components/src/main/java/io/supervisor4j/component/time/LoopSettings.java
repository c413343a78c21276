package io.supervisor4j.component.time;

import java.time.Duration;

/** The options of a looping call. */
record LoopSettings(String name, Duration initialDelay, Duration timeout, boolean continueOnError, TimeSource time) {}
