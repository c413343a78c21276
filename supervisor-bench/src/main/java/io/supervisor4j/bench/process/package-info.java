/** Starts, hears, signals and ends the processes that are measured, and reads what the system knows of them. */
@NullMarked
package io.supervisor4j.bench.process;

import org.jspecify.annotations.NullMarked;
