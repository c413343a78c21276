/**
 * Starts and watches the JVMs of workers: the command line, the environment, the plumbing of their descriptors, their words and
 * their end.
 */
@NullMarked
package io.supervisor4j.runtime.process;

import org.jspecify.annotations.NullMarked;
