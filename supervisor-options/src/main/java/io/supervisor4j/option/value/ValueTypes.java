package io.supervisor4j.option.value;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the type of an option. */
public final class ValueTypes {

    private ValueTypes() {}

    /**
     * Returns the type of a record component's values.
     *
     * @throws IllegalArgumentException if options have no such type, or a constraint does not fit it
     */
    public static ValueType<?> of(Type declared, ValueLimits limits) {
        if (declared instanceof ParameterizedType type) {
            Type[] parameters = type.getActualTypeArguments();
            if (type.getRawType() == List.class || type.getRawType() == Set.class) {
                return new CollectionType<>(single(parameters[0], limits), type.getRawType() == Set.class);
            } else if (type.getRawType() == Map.class
                    && parameters[0] == String.class
                    && parameters[1] == String.class) {
                refuseConstraints(limits, true, "a map");
                return MapType.MAP;
            }
        }
        return single(declared, limits);
    }

    private static ValueType<?> single(Type declared, ValueLimits limits) {
        if (declared == int.class || declared == Integer.class) {
            return Constrained.ordered(limits, Scalar.INT);
        } else if (declared == long.class || declared == Long.class) {
            return Constrained.ordered(limits, Scalar.LONG);
        } else if (declared == double.class || declared == Double.class) {
            return Constrained.ordered(limits, Scalar.DOUBLE);
        } else if (declared == Duration.class) {
            return Constrained.ordered(limits, DurationType.DURATION);
        }
        refuseConstraints(limits, false, declared.getTypeName());
        return unordered(declared, limits);
    }

    private static ValueType<?> unordered(Type declared, ValueLimits limits) {
        if (declared == boolean.class || declared == Boolean.class) {
            return Constrained.by(limits, Scalar.BOOLEAN);
        } else if (declared == String.class) {
            return Constrained.by(limits, Scalar.STRING);
        } else if (declared == Path.class) {
            return Constrained.by(limits, PathType.PATH);
        } else if (declared instanceof Class<?> type && type.isEnum()) {
            return Constrained.by(limits, EnumType.of(type));
        }
        throw new IllegalArgumentException("options of the type " + declared.getTypeName()
                + " are not supported; see the Javadoc of @Option for those that are");
    }

    private static void refuseConstraints(ValueLimits limits, boolean all, String type) {
        boolean ordered = !limits.min().isEmpty() || !limits.max().isEmpty();
        if (ordered || (all && (!limits.choices().isEmpty() || !limits.pattern().isEmpty()))) {
            throw new IllegalArgumentException("such a constraint is not possible for " + type);
        }
    }
}
