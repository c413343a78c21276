/**
 * The command {@code supervisor}: finds the command that is asked for, runs it, and turns its outcome into an exit code. {@code
 * status}, which monitoring asks for again and again, takes a way of its own, without picocli.
 */
@NullMarked
package io.supervisor4j.cli;

import org.jspecify.annotations.NullMarked;
