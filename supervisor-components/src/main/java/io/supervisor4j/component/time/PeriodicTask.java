package io.supervisor4j.component.time;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method without parameters as a periodic task, for {@link PeriodicTasksBuilder#tasksOf} (O-57). The options mean what
 * they mean in {@link PeriodicTaskSpec}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PeriodicTask {

    /** Returns its place among the tasks of its object, as methods have no order of their own; each place is taken once. */
    int order();

    /** Returns the time from one start to the next, as in {@link java.time.Duration#parse}: {@code "PT5M"} are five minutes. */
    String spacing() default "PT60S";

    /** Returns the name of the task; if empty, that of the method. */
    String name() default "";

    /** Tells whether it is due at once. */
    boolean runImmediately() default false;

    /** Tells whether it is run at all. */
    boolean enabled() default true;

    /** Tells whether it is skipped where external tasks are. */
    boolean external() default false;
}
