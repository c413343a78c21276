/**
 * Finds running managers, asks them how they are, and tells them what to do: {@link io.supervisor4j.control.ControlClient}.
 * What goes over the socket is in {@code PROTOCOL.md}.
 */
@NullMarked
package io.supervisor4j.control;

import org.jspecify.annotations.NullMarked;
