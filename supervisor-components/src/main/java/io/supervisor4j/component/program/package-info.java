/**
 * What a program needs around its tree of components: signals, the log, the standard streams. Knows no component. Not exported.
 */
@NullMarked
package io.supervisor4j.component.program;

import org.jspecify.annotations.NullMarked;
