/** Writes trees: as lines of text, and for programs that draw them. Not exported. */
@NullMarked
package io.supervisor4j.component.graph;

import org.jspecify.annotations.NullMarked;
