/**
 * Reads the file of {@code supervisor run}: YAML to a plan. Whatever is wrong is told at once, each with file, line, key and, for a
 * name that is unknown, the one that was meant.
 */
@NullMarked
package io.supervisor4j.cli.file;

import org.jspecify.annotations.NullMarked;
