/** Figures: their statistics, their targets, and how they are shown. */
@NullMarked
package io.supervisor4j.bench.figure;

import org.jspecify.annotations.NullMarked;
