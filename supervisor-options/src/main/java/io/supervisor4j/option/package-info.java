/** Typed options: immutable records, read from the command line, system properties, the environment and files. */
@NullMarked
package io.supervisor4j.option;

import org.jspecify.annotations.NullMarked;
