package io.supervisor4j.runtime.argument;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the compiler does with an argument before a call: unboxing, and widening where no digit is lost. */
final class Widening {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            char.class, Character.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private Widening() {}

    /** Returns the value as the parameter would receive it, or the value itself where nothing applies. */
    static Object widened(Object value, Class<?> parameter) {
        Object counted = value instanceof Character c && parameter != char.class ? (Object) (int) c.charValue() : value;
        Object wider = counted instanceof Number number ? widenedNumber(number, parameter) : null;
        return wider == null ? value : wider;
    }

    private static @Nullable Object widenedNumber(Number value, Class<?> parameter) {
        boolean whole =
                value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
        if (parameter == short.class && value instanceof Byte) {
            return value.shortValue();
        } else if (parameter == int.class && whole && !(value instanceof Long)) {
            return value.intValue();
        } else if (parameter == long.class && whole) {
            return value.longValue();
        } else if (parameter == float.class && whole && isExact(value, value.floatValue())) {
            return value.floatValue();
        } else if (parameter == double.class && whole && isExact(value, value.doubleValue())) {
            return value.doubleValue();
        }
        return parameter == double.class && value instanceof Float ? value.doubleValue() : null;
    }

    private static boolean isExact(Number value, double rounded) {
        return (long) rounded == value.longValue() && rounded < 0x1p63;
    }

    static boolean accepts(Class<?> parameter, Object value) {
        return BOXES.getOrDefault(parameter, parameter).isInstance(value);
    }
}
