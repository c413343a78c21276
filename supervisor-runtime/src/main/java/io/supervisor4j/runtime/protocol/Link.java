package io.supervisor4j.runtime.protocol;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One end of the connection between a master and one of its workers. */
public interface Link {

    /** The longest command, its end included: there is one writer, and arguments may be long. */
    int MAX_COMMAND = 1 << 20;

    /** The longest report, its end included: several threads write, and up to this size the pipe keeps a write in one piece. */
    int MAX_REPORT = 4096;

    /**
     * Sends a frame. May be called by several threads; blocks while the pipe is full.
     *
     * @param frame the frame
     * @throws IOException if the other end is gone
     * @throws IllegalArgumentException if the frame is too long
     */
    void send(Frame frame) throws IOException;

    /**
     * Waits for the next frame. To be called by one thread.
     *
     * @return the frame, or null when the other end is gone
     * @throws FrameException if what arrived is no frame; the next call reads on behind it
     * @throws IOException if reading fails
     */
    @Nullable
    Frame receive() throws IOException, FrameException;
}
