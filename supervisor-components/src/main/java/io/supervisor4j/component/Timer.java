package io.supervisor4j.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method of a component without parameters a timer, as {@link Component#timer} would (M-28); for the rest see {@link Task}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Timer {

    /** Returns the interval, as {@link java.time.Duration#parse} reads it, like {@code PT5S}. */
    String every();

    /** Returns its place among the annotated tasks and timers. */
    int order();
}
