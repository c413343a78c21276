package io.supervisor4j.component.program;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Lets what anything prints to {@code System.out} and {@code System.err} go to the log, a line at a time (M-61). */
public final class RedirectedStreams implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private RedirectedStreams(Level level) {
        System.setOut(lines("stdout", level, out));
        System.setErr(lines("stderr", level, err));
    }

    /**
     * From now on, to the loggers {@code stdout} and {@code stderr}.
     *
     * @param level of the lines
     * @return gives the streams back when closed
     */
    public static RedirectedStreams toLog(Level level) {
        return new RedirectedStreams(level);
    }

    private static PrintStream lines(String logger, Level level, PrintStream before) {
        OutputStream lines = new LoggingStream(LoggerFactory.getLogger(logger), level, before);
        return new PrintStream(lines, true, StandardCharsets.UTF_8);
    }

    /** What is left of a line is logged too. */
    @Override
    public void close() {
        System.out.close();
        System.err.close();
        System.setOut(out);
        System.setErr(err);
    }
}
