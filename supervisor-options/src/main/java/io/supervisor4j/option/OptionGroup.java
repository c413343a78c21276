package io.supervisor4j.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a group of options: each component is an {@link Option} or a record of them. A check that concerns several options
 * belongs into the record's constructor: the message of its {@link IllegalArgumentException} is reported as an error of the group.
 *
 * <p>The record need not be public. In a named module its package must be open to {@code io.supervisor4j.options}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OptionGroup {

    /**
     * Returns the name, which all options of the group begin with, and a dot. The default group has none (O-50).
     *
     * @return lower-case letters, digits, hyphens and dots, or the empty text for the default group
     */
    String value() default "";

    /**
     * Returns what the group is about, for the head of its part of a sample file.
     *
     * @return the text, or the empty text
     */
    String help() default "";

    /**
     * Returns options that the group once had. Setting one is an error that says what to do instead.
     *
     * @return the options
     */
    RemovedOption[] removed() default {};
}
