package io.supervisor4j.runtime.output;

import java.io.IOException;
import java.util.List;

/** Where lines end up. Used by one thread, and may block it. */
interface Sink {

    void write(List<OutputLine> lines) throws IOException;

    /** Nothing follows. */
    void close();
}
