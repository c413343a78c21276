package io.supervisor4j.option;

import io.supervisor4j.system.thread.FatalErrors;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of options, and how to make one.
 *
 * @param constructor its canonical constructor, accessible
 * @param parts its components
 */
record RecordShape(Constructor<? extends Record> constructor, List<Part> parts) {

    /** A component. */
    sealed interface Part {

        /** An option. */
        record Leaf(OptionSpec spec) implements Part {}

        /** A record of options, by its name within this one. */
        record Nested(String name, RecordShape shape) implements Part {

            Nested with(UnaryOperator<OptionSpec> change) {
                return new Nested(name, shape.with(change));
            }
        }
    }

    Stream<OptionSpec> specs() {
        return parts.stream()
                .flatMap(part -> part instanceof Part.Leaf leaf
                        ? Stream.of(leaf.spec())
                        : ((Part.Nested) part).shape().specs());
    }

    RecordShape with(UnaryOperator<OptionSpec> change) {
        List<Part> changed = parts.stream()
                .<Part>map(part -> part instanceof Part.Leaf leaf
                        ? new Part.Leaf(change.apply(leaf.spec()))
                        : ((Part.Nested) part).with(change))
                .toList();
        return new RecordShape(constructor, changed);
    }

    /**
     * Makes the record.
     *
     * @throws IllegalArgumentException if its constructor refuses the values
     */
    Record build(Function<OptionSpec, @Nullable Object> values) {
        @Nullable
        Object[] arguments = parts.stream()
                .map(part -> part instanceof Part.Leaf leaf
                        ? argument(leaf.spec(), values)
                        : ((Part.Nested) part).shape().build(values))
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            FatalErrors.rethrowOfApplication(e);
            if (e.getCause() instanceof RuntimeException refusal) {
                String message = refusal.getMessage();
                throw new IllegalArgumentException(message == null ? refusal.toString() : message, refusal);
            }
            throw new IllegalStateException("the constructor of " + constructor.getDeclaringClass() + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor.getDeclaringClass() + " cannot be made", e);
        }
    }

    private static @Nullable Object argument(OptionSpec spec, Function<OptionSpec, @Nullable Object> values) {
        Object value = values.apply(spec);
        return spec.optional() ? Optional.ofNullable(value) : value;
    }
}
