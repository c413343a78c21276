package io.supervisor4j.option;

import org.jspecify.annotations.Nullable;

/**
 * The value of an option after all sources were asked.
 *
 * @param spec the option
 * @param value its value; null only if it is optional and not set
 * @param origin where it was given
 */
record ResolvedValue(OptionSpec spec, @Nullable Object value, Origin origin) {

    static final String MASK = "***";

    /** Returns the value for people. */
    @Override
    public String toString() {
        if (value == null) {
            return "(not set)";
        }
        return spec.option().secret() ? MASK : spec.print(value);
    }
}
