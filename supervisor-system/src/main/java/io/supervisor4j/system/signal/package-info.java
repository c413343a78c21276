/**
 * The signals of the operating system, behind one interface: the only room that knows {@code sun.misc.Signal}. It is compiled by
 * itself, because that class warns beyond suppression.
 */
@NullMarked
package io.supervisor4j.system.signal;

import org.jspecify.annotations.NullMarked;
