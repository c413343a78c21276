/** The operating system beyond the JDK. The only room that imports jnr, which takes a third of a second to load: lazily. */
@NullMarked
package io.supervisor4j.system.posix;

import org.jspecify.annotations.NullMarked;
