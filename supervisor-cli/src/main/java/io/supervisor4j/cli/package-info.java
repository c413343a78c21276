/**
 * The command {@code supervisor}: one class a command, over the control socket. What must answer at once touches nothing but
 * picocli, the control client and the JSON parser.
 */
@NullMarked
package io.supervisor4j.cli;

import org.jspecify.annotations.NullMarked;
