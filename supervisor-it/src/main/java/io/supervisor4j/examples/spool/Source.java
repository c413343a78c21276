package io.supervisor4j.examples.spool;

import java.nio.file.Path;

/**
 * A file that is to have a result.
 *
 * @param name the path below the directory, written as in a URI: ASCII, and different for different files in every locale
 * @param path where it is
 */
record Source(String name, Path path) {}
