/** The programs that are measured: bare JVMs, a master, a trivial service. Nothing in them costs more than it must. */
@NullMarked
package io.supervisor4j.bench.program;

import org.jspecify.annotations.NullMarked;
