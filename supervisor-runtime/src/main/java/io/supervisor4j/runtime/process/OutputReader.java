package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what a process prints, line by line; a line that is too long is cut, one without an end counts at the end. */
public final class OutputReader implements Runnable {

    static final int MAX_LINE = 8_192;

    private final InputStream in;
    private final Consumer<String> lines;
    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private boolean begun;

    /**
     * Reads nothing yet.
     *
     * @param in what it prints
     * @param lines told each line
     */
    public OutputReader(InputStream in, Consumer<String> lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[8 * 1024];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    take(chunk[i]);
                }
            }
        } catch (IOException e) {
            // The JDK closes the pipe when it has seen the process end.
            finish();
            return;
        }
        finish();
    }

    private void finish() {
        if (begun) {
            endLine();
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            endLine();
        } else {
            begun = true;
            if (length < MAX_LINE) {
                line[length++] = next;
            }
        }
    }

    private void endLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        lines.accept(new String(line, 0, end, StandardCharsets.UTF_8));
        length = 0;
        begun = false;
    }
}
