package io.supervisor4j.runtime.protocol;

import java.util.Map;

/** Frames to lines and back. */
final class FrameCodec {

    /** The most that a character can take. */
    static final int MAX_ESCAPE = 6;

    private static final String HEX = "0123456789abcdef";

    private final String line;
    private int position;

    private FrameCodec(String line) {
        this.line = line;
    }

    /** Returns the line without its end: ASCII only, everything else escaped. */
    static String encode(Frame frame) {
        StringBuilder out = new StringBuilder(128);
        out.append(frame.verb()).append(" {");
        char separator = 0;
        for (Map.Entry<String, Object> field : frame.fields().entrySet()) {
            if (separator != 0) {
                out.append(separator);
            }
            separator = ',';
            quote(field.getKey(), out);
            out.append(':');
            if (field.getValue() instanceof String text) {
                quote(text, out);
            } else {
                out.append(field.getValue());
            }
        }
        return out.append('}').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 127) {
                out.append(c);
            } else {
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
                out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            }
        }
        out.append('"');
    }

    /** Returns how many bytes a character takes in a string. */
    static int encodedLength(char c) {
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c >= ' ' && c < 127 ? 1 : MAX_ESCAPE;
    }

    /** Reads a line without its end. */
    static Frame decode(String line) throws FrameException {
        return new FrameCodec(line).frame();
    }

    private Frame frame() throws FrameException {
        Frame frame = new Frame(verb());
        expect(' ');
        expect('{');
        if (!accept('}')) {
            do {
                field(frame);
            } while (accept(','));
            expect('}');
        }
        if (position < line.length()) {
            throw wrong("the end of the line");
        }
        return frame;
    }

    private String verb() throws FrameException {
        while (position < line.length() && line.charAt(position) >= 'a' && line.charAt(position) <= 'z') {
            position++;
        }
        if (position == 0) {
            throw wrong("a verb");
        }
        return line.substring(0, position);
    }

    private void field(Frame frame) throws FrameException {
        String name = string();
        expect(':');
        if (position < line.length() && line.charAt(position) == '"') {
            frame.with(name, string());
        } else {
            frame.with(name, number());
        }
    }

    private long number() throws FrameException {
        int start = position;
        while (position < line.length() && "-0123456789".indexOf(line.charAt(position)) >= 0) {
            position++;
        }
        try {
            return Long.parseLong(line, start, position, 10);
        } catch (NumberFormatException e) {
            throw new FrameException(wrong("a whole number").getMessage(), e);
        }
    }

    private String string() throws FrameException {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return text.toString();
            }
            if (c < ' ' || c > 126) {
                throw wrong("printable ASCII");
            }
            text.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws FrameException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw wrong("an escape of JSON");
        };
    }

    private char unicode() throws FrameException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private char next() throws FrameException {
        if (position == line.length()) {
            throw wrong("more");
        }
        return line.charAt(position++);
    }

    private boolean accept(char wanted) {
        if (position < line.length() && line.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws FrameException {
        if (!accept(wanted)) {
            throw wrong("'" + wanted + "'");
        }
    }

    private FrameException wrong(String wanted) {
        String start = line.length() > 80 ? line.substring(0, 80) + "..." : line;
        return new FrameException("expected " + wanted + " at column " + (position + 1) + " of '" + start + "'");
    }
}
