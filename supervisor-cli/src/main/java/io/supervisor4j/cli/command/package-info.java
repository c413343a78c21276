/**
 * The commands, one class each, over the control socket. What must answer at once touches nothing but picocli, the control client
 * and the JSON parser.
 */
@NullMarked
package io.supervisor4j.cli.command;

import org.jspecify.annotations.NullMarked;
