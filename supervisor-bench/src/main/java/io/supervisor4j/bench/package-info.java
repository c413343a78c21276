/** The benchmark: the command, its options, and the order of what it runs. */
@NullMarked
package io.supervisor4j.bench;

import org.jspecify.annotations.NullMarked;
