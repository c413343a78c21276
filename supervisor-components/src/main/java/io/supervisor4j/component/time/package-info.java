/** Work that recurs: periodic tasks, looping calls, retries and groups of threads, on a clock that tests can move by hand. */
@NullMarked
package io.supervisor4j.component.time;

import org.jspecify.annotations.NullMarked;
