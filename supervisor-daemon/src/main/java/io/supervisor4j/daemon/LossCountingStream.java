package io.supervisor4j.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Goes on where nothing can be written, as on a full disk: what is lost is counted, and the number is written as soon as something
 * can be written again. Printing neither fails nor blocks.
 */
final class LossCountingStream extends OutputStream {

    private final OutputStream to;
    private long lost;
    private String reason = "";

    LossCountingStream(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        try {
            tellOfLosses();
            to.write(bytes, offset, length);
        } catch (IOException e) {
            lost += length;
            reason = String.valueOf(e.getMessage());
        }
    }

    /** On a line of its own, as the last one may have been cut. A part of what counts as lost may have been written. */
    private void tellOfLosses() throws IOException {
        if (lost > 0) {
            String text = "\n[up to " + lost + " bytes of output were lost here: " + reason + "]\n";
            to.write(text.getBytes(StandardCharsets.UTF_8));
            lost = 0;
        }
    }
}
