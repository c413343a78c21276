/** Which errors no thread may survive. */
@NullMarked
package io.supervisor4j.system.thread;

import org.jspecify.annotations.NullMarked;
