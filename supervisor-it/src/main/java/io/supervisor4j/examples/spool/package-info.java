/**
 * The example to begin with: workers that share a folder of files, and write one result for each.
 *
 * <p>{@link io.supervisor4j.examples.spool.SpoolMain} is the program of the master, {@link
 * io.supervisor4j.examples.spool.SpoolService} and {@link io.supervisor4j.examples.spool.Ticker} are what its workers run.
 */
@NullMarked
package io.supervisor4j.examples.spool;

import org.jspecify.annotations.NullMarked;
