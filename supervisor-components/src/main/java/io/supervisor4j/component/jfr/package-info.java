/** What a flight recording shows of components, where the JVM has a flight recorder. Not exported. */
@NullMarked
package io.supervisor4j.component.jfr;

import org.jspecify.annotations.NullMarked;
