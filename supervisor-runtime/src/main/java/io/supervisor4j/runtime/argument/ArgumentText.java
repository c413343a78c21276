package io.supervisor4j.runtime.argument;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.rule.ServiceConstructor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The text that arguments travel as: for each a kind, a length, a colon, and that many characters. Used by the worker. */
public final class ArgumentText {

    private final String text;
    private int position;

    private ArgumentText(String text) {
        this.text = text;
    }

    static void append(StringBuilder out, char kind, String value) {
        out.append(kind).append(value.length()).append(':').append(value);
    }

    /**
     * Finds a constructor.
     *
     * @param type the service's class
     * @param signature as the master gave it
     * @return the constructor
     * @throws NoSuchMethodException if this JVM has another version of the class
     */
    public static Constructor<?> constructor(Class<?> type, String signature) throws NoSuchMethodException {
        return Signature.find(type, signature);
    }

    /**
     * Turns the text into the values to call a constructor with.
     *
     * @param constructor the constructor
     * @param text the arguments as the master wrote them
     * @param context given to a constructor that begins with one, or with a worker id
     * @return one value for each parameter
     * @throws ReflectiveOperationException if a class of an argument is missing in this JVM
     */
    public static @Nullable Object[] values(Constructor<?> constructor, String text, WorkerContext context)
            throws ReflectiveOperationException {
        Class<?>[] types = constructor.getParameterTypes();
        @Nullable Object[] values = new @Nullable Object[types.length];
        ArgumentText arguments = new ArgumentText(text);
        int count = arguments.count();
        int next = 0;
        if (count < types.length) {
            values[next++] = ServiceConstructor.precedingValue(types[0], context);
        }
        for (; next < types.length; next++) {
            values[next] = arguments.next(constructor, next);
        }
        return values;
    }

    private int count() {
        int count = 0;
        while (position < text.length()) {
            skipHead();
            count++;
        }
        position = 0;
        return count;
    }

    private @Nullable Object next(Constructor<?> constructor, int parameter) throws ReflectiveOperationException {
        char kind = text.charAt(position);
        int end = skipHead();
        String value = text.substring(end - length, end);
        if (kind == PlainText.NULL) {
            return null;
        } else if (kind == PlainText.JSON) {
            return JsonText.read(value, declared(constructor, parameter));
        }
        return PlainText.read(kind, value, constructor.getDeclaringClass().getClassLoader());
    }

    private int length;

    /** Moves behind the present argument; returns that position. */
    private int skipHead() {
        int colon = text.indexOf(':', position);
        length = Integer.parseInt(text, position + 1, colon, 10);
        position = colon + 1 + length;
        return position;
    }

    static Type declared(Constructor<?> constructor, int parameter) {
        Type[] generic = constructor.getGenericParameterTypes();
        Class<?>[] raw = constructor.getParameterTypes();
        return generic.length == raw.length ? generic[parameter] : raw[parameter];
    }
}
