/**
 * The engine: the composition root that wires the rooms below it. {@code supervision} decides, {@code master} acts, {@code process}
 * starts and watches JVMs, {@code protocol} is what both ends say, {@code worker} is the other end.
 */
@NullMarked
package io.supervisor4j.runtime;

import org.jspecify.annotations.NullMarked;
