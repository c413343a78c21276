package io.supervisor4j.bench.program;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says something to the benchmark: one line, in one write, with the time at which it was true. */
final class Line {

    private Line() {}

    /** Writes such as {@code @ready 3 4711 123456789}: what, which worker, process id, {@link System#nanoTime()}. */
    static void say(String what, int worker) {
        long now = System.nanoTime();
        String line = "@" + what + " " + worker + " " + pid() + " " + now + "\n";
        try {
            // Not System.out, which may write a line in pieces; nothing to close either.
            new FileOutputStream(FileDescriptor.out).write(line.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // The benchmark is gone: there is no reader.
            Runtime.getRuntime().halt(1);
        }
    }

    /** {@code ProcessHandle.current()} would cost a starting JVM 12 ms. */
    private static String pid() {
        try {
            return new File(new File("/proc/self").getCanonicalPath()).getName();
        } catch (IOException e) {
            return "-1";
        }
    }
}
