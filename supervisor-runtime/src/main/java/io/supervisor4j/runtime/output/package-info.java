/**
 * What workers print, where it is captured: remembered for those who ask, written where the service wants it, told to those who
 * follow. Whoever brings a line never waits: what cannot be written in time is dropped and counted.
 */
@NullMarked
package io.supervisor4j.runtime.output;

import org.jspecify.annotations.NullMarked;
