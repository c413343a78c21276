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

    /** {@return its place among the tasks of its object, as methods have no order of their own; each place is taken once} */
    int order();

    /** {@return from one start to the next, as in {@link java.time.Duration#parse}: {@code "PT5M"} are five minutes} */
    String spacing() default "PT60S";

    /** {@return the name of the task; if empty, that of the method} */
    String name() default "";

    /** {@return whether it is due at once} */
    boolean runImmediately() default false;

    /** {@return whether it is run at all} */
    boolean enabled() default true;

    /** {@return whether it is skipped where external tasks are} */
    boolean external() default false;
}
