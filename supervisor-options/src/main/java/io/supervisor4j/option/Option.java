package io.supervisor4j.option;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of an {@link OptionGroup} record an option. Its name is the component's in lower case with hyphens: {@code
 * sendTimeout} of the group {@code mailer} is {@code mailer.send-timeout}; it may also be written {@code send_timeout} or {@code
 * sendTimeout} as well.
 *
 * <p>Types: the primitive numbers {@code int}, {@code long}, {@code double} and their boxes, {@code boolean}, {@code String}, enums,
 * {@link java.time.Duration} (see {@link DurationText}), {@link java.nio.file.Path} (a relative one in a file is relative to that file's
 * folder), {@code List} and {@code Set} of those, {@code Map<String, String>}, and {@code Optional} of all of them. A component
 * whose type is a record with options of its own needs no annotation.
 *
 * <p>In text, as on the command line, the elements of a list are separated by commas, and so are the {@code key=value} pairs of a map;
 * a backslash before a comma, an equals sign, a blank or another backslash takes it as it is. In YAML and JSON a list is a list, a map a
 * mapping, and numbers, {@code true} and {@code false} have no quotes. An element is never empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** The {@link #defaultValue} of an option that has none. */
    String NO_DEFAULT = "\0";

    /**
     * Returns what the option is for, in a sentence for the operator.
     *
     * @return the text
     */
    String help();

    /**
     * Returns the value, as text, of an option that is not set. One without default must be set, unless it is an {@code Optional}.
     *
     * @return the text, or {@link #NO_DEFAULT}
     */
    String defaultValue() default NO_DEFAULT;

    /**
     * Tells whether a new value may be taken over in place, by {@link Options#mutate()}.
     *
     * @return whether it may
     */
    boolean mutable() default false;

    /**
     * Tells whether the value is a secret: it is never printed, in no listing and in no error.
     *
     * @return whether it is
     */
    boolean secret() default false;

    /**
     * Returns the least legal value, as text; for numbers and durations, and for each element of a list of them.
     *
     * @return the text, or the empty text for no limit
     */
    String min() default "";

    /**
     * Returns the greatest legal value, as text; see {@link #min}.
     *
     * @return the text, or the empty text for no limit
     */
    String max() default "";

    /**
     * Returns the only legal values, as text; for each element of a list. An enum's constants need not be repeated here.
     *
     * @return the texts, or none for no limit
     */
    String[] choices() default {};

    /**
     * Returns the regular expression that the text of the value, or of each element, must match as a whole.
     *
     * @return the expression, or the empty text for none
     */
    String pattern() default "";

    /**
     * Returns the former names of the option: who still uses one is heard, and warned. A name without a dot was in the same group.
     *
     * @return the names
     */
    String[] deprecatedNames() default {};
}
