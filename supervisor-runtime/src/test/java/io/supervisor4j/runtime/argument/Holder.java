package io.supervisor4j.runtime.argument;

import io.supervisor4j.Service;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Holds what it was constructed with. Each type of parameter has one that is derived. */
abstract class Holder implements Service {

    final Object got;

    Holder(Object got) {
        this.got = got;
    }

    /** Several values to be sent to a type. */
    static Stream<Arguments> sent(Class<? extends Holder> type, Object... values) {
        return Arrays.stream(values).map(value -> arguments(Named.of(type.getSimpleName(), type), value));
    }
}
