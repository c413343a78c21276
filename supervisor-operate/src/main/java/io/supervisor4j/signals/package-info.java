/** The JVM's signals, for the daemon's side and the launchers. Not exported. */
@NullMarked
package io.supervisor4j.signals;

import org.jspecify.annotations.NullMarked;
