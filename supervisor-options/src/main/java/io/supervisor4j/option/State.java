package io.supervisor4j.option;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All options at one time. Immutable.
 *
 * @param chosen the values by name, in the order of their declaration
 * @param records the groups
 * @param notices messages for the operator of the program
 */
record State(Map<String, ResolvedValue> chosen, Map<Class<?>, Record> records, List<String> notices) {

    ResolvedValue of(OptionSpec spec) {
        return Objects.requireNonNull(chosen.get(spec.key()), spec.key());
    }

    <T> T group(Class<T> type) {
        return Objects.requireNonNull(type.cast(records.get(type)), "group");
    }
}
