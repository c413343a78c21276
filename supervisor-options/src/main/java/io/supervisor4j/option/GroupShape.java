package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A group as its record declares it.
 *
 * @param type the record
 * @param group what its author says
 * @param shape its options
 */
record GroupShape(Class<? extends Record> type, OptionGroup group, RecordShape shape) {

    String name() {
        return group.value();
    }

    Stream<OptionSpec> specs() {
        return shape.specs();
    }

    GroupShape with(UnaryOperator<OptionSpec> change) {
        return new GroupShape(type, group, shape.with(change));
    }

    /** Returns the full names of options that are gone, and what to do instead. */
    Map<String, String> removed() {
        Map<String, String> removed = new LinkedHashMap<>();
        Arrays.stream(group.removed())
                .forEach(gone -> removed.put(
                        gone.name().indexOf('.') < 0 ? Names.joined(name(), gone.name()) : gone.name(),
                        gone.message()));
        return removed;
    }
}
