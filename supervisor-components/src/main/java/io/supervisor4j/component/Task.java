package io.supervisor4j.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a component without parameters a task, as {@link Component#task} would (M-25). Annotated tasks and timers are
 * started after those registered by a call, in their order; an error crashes the component. A method that overrides an annotated
 * one takes its place. On the module path the package must be open to this module, or the method and class public.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Task {

    /** Returns its place among the annotated tasks and timers; there is no other order to go by. */
    int order();
}
