/** The calls of the C library that this module makes. A package of its own, as jnr needs it open to every module. */
@NullMarked
package io.supervisor4j.system.libc;

import org.jspecify.annotations.NullMarked;
