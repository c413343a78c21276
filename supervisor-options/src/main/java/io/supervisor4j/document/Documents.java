package io.supervisor4j.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files. */
public final class Documents {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_BYTES = 1 << 20;

    private Documents() {}

    /**
     * Reads the text of a file, without the byte order mark that some editors write at its begin. No more is read than may be there:
     * what was named by mistake may have no end.
     *
     * @param file the file
     * @return its text
     * @throws java.nio.charset.CharacterCodingException if it is not written in UTF-8
     * @throws FileTooLargeException if it is larger than 1 MiB
     * @throws IOException if it cannot be read
     */
    public static String text(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new FileTooLargeException(MAX_BYTES);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * Reads a document. One in a file that ends in {@code .json} is JSON; all others are YAML, which JSON is too: what begins with a
     * brace and is JSON is read as such, with tabs and {@code \/}, which the reader for YAML refuses.
     *
     * @param file the file's name
     * @param text its text
     * @return what the document is; a null scalar if it is empty
     * @throws DocumentException if it is malformed, or more than one document, or uses aliases or tags
     */
    public static Node read(Path file, String text) throws DocumentException {
        if (file.toString().endsWith(".json")) {
            return JsonReader.read(text);
        }
        if (text.stripLeading().startsWith("{")) {
            try {
                return JsonReader.read(text);
            } catch (DocumentException e) {
                // It may still be YAML, whose reader tells what is wrong if not.
                return YamlReader.read(text);
            }
        }
        return YamlReader.read(text);
    }
}
