package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a worker finds out about a file, as {@code sha256sum}, {@code wc -l} and {@code wc -w} do.
 *
 * @param sha256 the digest, in hexadecimal digits
 * @param lines how many lines end in it
 * @param words how many words are in it, parted by white space
 */
record Content(String sha256, long lines, long words) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what is in it
     * @throws IOException if it cannot be read
     */
    static Content of(Path file) throws IOException {
        Counter counter = new Counter();
        try (InputStream input = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
                counter.add(buffer, length);
            }
        }
        return counter.total();
    }

    /**
     * Looks at bytes in memory.
     *
     * @param bytes the bytes
     * @return what is in them
     */
    static Content of(byte[] bytes) {
        Counter counter = new Counter();
        counter.add(bytes, bytes.length);
        return counter.total();
    }

    /** Counts while the bytes pass by, so that a file may be larger than the memory. */
    private static final class Counter {

        private final MessageDigest digest = sha256();
        private long lines;
        private long words;
        private boolean inWord;

        void add(byte[] bytes, int length) {
            digest.update(bytes, 0, length);
            for (int i = 0; i < length; i++) {
                boolean space = isSpace(bytes[i]);
                lines += bytes[i] == '\n' ? 1 : 0;
                words += inWord || space ? 0 : 1;
                inWord = !space;
            }
        }

        Content total() {
            return new Content(HexFormat.of().formatHex(digest.digest()), lines, words);
        }

        private static boolean isSpace(byte character) {
            return character == ' ' || (character >= '\t' && character <= '\r');
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
