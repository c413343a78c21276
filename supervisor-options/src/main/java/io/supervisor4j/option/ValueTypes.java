package io.supervisor4j.option;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the type of an option. */
final class ValueTypes {

    private ValueTypes() {}

    /**
     * Returns the type of a record component's values.
     *
     * @throws IllegalArgumentException if options have no such type, or a constraint does not fit it
     */
    static ValueType<?> of(Type declared, Option option) {
        if (declared instanceof ParameterizedType type) {
            Type[] parameters = type.getActualTypeArguments();
            if (type.getRawType() == List.class || type.getRawType() == Set.class) {
                return new CollectionType<>(single(parameters[0], option), type.getRawType() == Set.class);
            } else if (type.getRawType() == Map.class
                    && parameters[0] == String.class
                    && parameters[1] == String.class) {
                refuseConstraints(option, true, "a map");
                return MapType.MAP;
            }
        }
        return single(declared, option);
    }

    private static ValueType<?> single(Type declared, Option option) {
        if (declared == int.class || declared == Integer.class) {
            return Constrained.ordered(option, Scalar.INT);
        } else if (declared == long.class || declared == Long.class) {
            return Constrained.ordered(option, Scalar.LONG);
        } else if (declared == double.class || declared == Double.class) {
            return Constrained.ordered(option, Scalar.DOUBLE);
        } else if (declared == Duration.class) {
            return Constrained.ordered(option, DurationType.DURATION);
        }
        refuseConstraints(option, false, declared.getTypeName());
        return unordered(declared, option);
    }

    private static ValueType<?> unordered(Type declared, Option option) {
        if (declared == boolean.class || declared == Boolean.class) {
            return Constrained.by(option, Scalar.BOOLEAN);
        } else if (declared == String.class) {
            return Constrained.by(option, Scalar.STRING);
        } else if (declared == Path.class) {
            return Constrained.by(option, PathType.PATH);
        } else if (declared instanceof Class<?> type && type.isEnum()) {
            return Constrained.by(option, EnumType.of(type));
        }
        throw new IllegalArgumentException("options of the type " + declared.getTypeName()
                + " are not supported; see the Javadoc of @Option for those that are");
    }

    private static void refuseConstraints(Option option, boolean all, String type) {
        boolean limits = !option.min().isEmpty() || !option.max().isEmpty();
        if (limits || (all && (option.choices().length > 0 || !option.pattern().isEmpty()))) {
            throw new IllegalArgumentException("such a constraint is not possible for " + type);
        }
    }
}
