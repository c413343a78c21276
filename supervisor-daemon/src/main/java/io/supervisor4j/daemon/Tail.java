package io.supervisor4j.daemon;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of a file. */
final class Tail {

    private static final int MAX_LINES = 20;
    private static final int MAX_BYTES = 8192;

    private Tail() {}

    /** Returns at most 20 lines, of those that began at or behind a position. */
    static List<String> lines(File file, long begin) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
            long from = Math.max(begin, in.length() - MAX_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // The first one is cut, unless it is where we were told to begin.
            List<String> whole = from > begin && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
            return List.copyOf(whole.subList(Math.max(0, whole.size() - MAX_LINES), whole.size()));
        }
    }
}
