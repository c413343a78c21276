/**
 * Work that recurs: periodic tasks, looping calls, retries, groups of tasks and cron expressions. Whatever waits asks a {@link
 * io.supervisor4j.component.time.TimeSource}, which a test can replace by one that it moves by hand.
 */
@NullMarked
package io.supervisor4j.component.time;

import org.jspecify.annotations.NullMarked;
