/**
 * The threads of the engine, and what the end of one by a throwable means: a supervisor that has lost a thread, or the memory to go
 * on, supervises nothing, and ends so that an init system can start it again.
 */
@NullMarked
package io.supervisor4j.runtime.thread;

import org.jspecify.annotations.NullMarked;
