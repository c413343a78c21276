package io.supervisor4j.option;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option that a group no longer has. Part of an {@link OptionGroup}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface RemovedOption {

    /**
     * Returns its name. One without a dot was in the same group.
     *
     * @return the name
     */
    String name();

    /**
     * Returns why it is gone and what to use instead; the end of a sentence that begins "was removed: ".
     *
     * @return the text
     */
    String message();
}
