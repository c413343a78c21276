/** Rules that the API shares with the modules built on it, each in one place. For the modules of this project only. */
@NullMarked
package io.supervisor4j.rule;

import org.jspecify.annotations.NullMarked;
