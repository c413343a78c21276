package io.supervisor4j.runtime.argument;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Compares a value with what arrives after its trip. */
final class RoundTrip {

    private RoundTrip() {}

    /**
     * Tells whether nothing was lost as far as can be told: containers are compared by their elements, everything else by {@code
     * equals} where its class defines that, and by its class where not.
     */
    static boolean preserved(@Nullable Object sent, @Nullable Object arrived) {
        if (sent == null || arrived == null) {
            return sent == arrived;
        } else if (sent instanceof Map<?, ?> before && arrived instanceof Map<?, ?> after) {
            return before.keySet().equals(after.keySet())
                    && before.keySet().stream().allMatch(key -> preserved(before.get(key), after.get(key)));
        } else if (sent instanceof SortedSet<?> before && arrived instanceof SortedSet<?> after) {
            return before.size() == after.size() && allPreserved(before, after);
        } else if (sent instanceof Set<?> before && arrived instanceof Set<?> after) {
            return before.size() == after.size() && after.containsAll(before);
        } else if (sent instanceof Collection<?> before && arrived instanceof Collection<?> after) {
            return before.size() == after.size() && allPreserved(before, after);
        } else if (sent.getClass().isArray() && arrived.getClass() == sent.getClass()) {
            return elementsPreserved(sent, arrived);
        }
        if (sent.getClass() != arrived.getClass()) {
            return false;
        }
        boolean comparesFields = sent.getClass().isRecord() || !definesEquals(sent.getClass());
        return sent.equals(arrived) || (comparesFields && fieldsPreserved(sent, arrived));
    }

    private static boolean allPreserved(Collection<?> before, Collection<?> after) {
        Iterator<?> others = after.iterator();
        return before.stream().allMatch(element -> preserved(element, others.next()));
    }

    private static boolean elementsPreserved(Object sent, Object arrived) {
        int length = Array.getLength(sent);
        if (length != Array.getLength(arrived)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!preserved(Array.get(sent, i), Array.get(arrived, i))) {
                return false;
            }
        }
        return true;
    }

    /** Compares what Jackson carries: all fields but transient ones. What this module may not look into counts as preserved. */
    private static boolean fieldsPreserved(Object sent, Object arrived) {
        for (Class<?> type = sent.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean carried = (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
                if (carried && field.trySetAccessible() && !fieldPreserved(field, sent, arrived)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fieldPreserved(Field field, Object sent, Object arrived) {
        try {
            return preserved(field.get(sent), field.get(arrived));
        } catch (IllegalAccessException e) {
            return true;
        }
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
