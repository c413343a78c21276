package io.supervisor4j.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a plain scalar is, by the core schema of YAML 1.2. JSON is a part of it. */
final class CoreSchema {

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?" + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private CoreSchema() {}

    static Node.Type typeOf(String text) {
        if (NULL.matcher(text).matches()) {
            return Node.Type.NULL;
        } else if (BOOLEAN.matcher(text).matches()) {
            return Node.Type.BOOLEAN;
        }
        return isWhole(text) || DECIMAL.matcher(text).matches() ? Node.Type.NUMBER : Node.Type.TEXT;
    }

    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    static BigInteger whole(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    static double decimal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return lower.endsWith("nan") ? Double.NaN : new BigDecimal(text).doubleValue();
    }
}
