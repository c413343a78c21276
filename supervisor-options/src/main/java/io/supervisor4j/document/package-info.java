/**
 * YAML and JSON files as trees of values with their lines: one reader for options and for the file of {@code supervisor run}. Not
 * exported.
 */
@NullMarked
package io.supervisor4j.document;

import org.jspecify.annotations.NullMarked;
