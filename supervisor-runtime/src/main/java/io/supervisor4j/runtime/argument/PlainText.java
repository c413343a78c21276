package io.supervisor4j.runtime.argument;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Values that need no library: a letter for the kind, and a text. The letter alone says how to read the text, so that reading is
 * the same whatever the parameter is declared as.
 */
final class PlainText {

    static final char NULL = '0';
    static final char JSON = 'j';

    private PlainText() {}

    /** Returns the kind of the value, or {@link #JSON} if it is not plain. */
    static char kindOf(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof String) {
            return 's';
        } else if (value instanceof Number) {
            return kindOfNumber(value);
        } else if (value instanceof Boolean) {
            return 'z';
        } else if (value instanceof Character) {
            return 'c';
        } else if (value instanceof Enum) {
            return 'e';
        } else if (value instanceof Duration) {
            return 't';
        }
        return value instanceof Path path && path.getFileSystem() == FileSystems.getDefault() ? 'p' : JSON;
    }

    private static char kindOfNumber(Object value) {
        if (value instanceof Integer) {
            return 'i';
        } else if (value instanceof Long) {
            return 'l';
        } else if (value instanceof Double) {
            return 'd';
        } else if (value instanceof Float) {
            return 'f';
        } else if (value instanceof Short) {
            return 'h';
        }
        return value instanceof Byte ? 'b' : JSON;
    }

    static String write(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getName() + ' ' + constant.name();
        }
        return value.toString();
    }

    static Object read(char kind, String text, ClassLoader loader) throws ReflectiveOperationException {
        return switch (kind) {
            case 's' -> text;
            case 'i' -> Integer.valueOf(text);
            case 'l' -> Long.valueOf(text);
            case 'z' -> Boolean.valueOf(text);
            case 'd' -> Double.valueOf(text);
            case 'f' -> Float.valueOf(text);
            case 'h' -> Short.valueOf(text);
            case 'b' -> Byte.valueOf(text);
            case 'c' -> text.charAt(0);
            case 't' -> Duration.parse(text);
            case 'p' -> Path.of(text);
            case 'e' -> constant(text, loader);
            default -> throw new IllegalArgumentException("an argument of the unknown kind '" + kind + "'");
        };
    }

    private static Object constant(String text, ClassLoader loader) throws ClassNotFoundException {
        int blank = text.indexOf(' ');
        String name = text.substring(blank + 1);
        for (Object constant :
                Class.forName(text.substring(0, blank), true, loader).getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("there is no constant " + text + " in this JVM");
    }
}
