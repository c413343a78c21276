/**
 * Starts programs and speaks for them: a program knows nothing of the protocol, and what stands for it here answers the master's
 * commands with signals, and tells what the system says of it.
 */
@NullMarked
package io.supervisor4j.runtime.program;

import org.jspecify.annotations.NullMarked;
