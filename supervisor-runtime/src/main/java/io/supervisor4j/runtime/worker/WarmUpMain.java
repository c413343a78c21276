package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.system.signal.Signals;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The program of a JVM that only warms up, once for each {@link Command.Warm} on its standard input. Where that ends in {@link
 * Command.Bye}, somebody holds the other end until this JVM has ended, and it does not outlive them.
 */
public final class WarmUpMain {

    private WarmUpMain() {}

    /**
     * Warms up, and ends.
     *
     * @param args none
     * @throws IOException if the standard input cannot be read
     */
    public static void main(String[] args) throws IOException {
        Signals.listen(WarmUpMain::ignore);
        Link link = PipeLink.ofWorker(System.in, OutputStream.nullOutputStream());
        Command command = next(link);
        while (command instanceof Command.Warm warm) {
            warmUp(warm);
            command = next(link);
        }
        if (command instanceof Command.Bye) {
            Thread thread = new Thread(WarmUpMain::awaitEndOfInput, "supervisor-master-watch");
            thread.setDaemon(true);
            thread.start();
        }
        System.exit(0);
    }

    private static @Nullable Command next(Link link) throws IOException {
        try {
            Frame frame = link.receive();
            return frame == null ? null : Command.from(frame);
        } catch (FrameException e) {
            throw new IOException(e);
        }
    }

    private static void warmUp(Command.Warm command) {
        try {
            WarmUpRun.of(command);
        } catch (Exception | LinkageError e) {
            // An archive without this service's classes is better than none.
            return;
        }
    }

    /** The master holds the other end until the archive is written: nobody is left to write it for. */
    private static void awaitEndOfInput() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            // The same.
        }
        Runtime.getRuntime().halt(1);
    }

    /** Only loads what a worker loads to receive signals: this program is to end as it is told to. */
    private static void ignore(String signal) {
        Runtime.getRuntime().halt(1);
    }
}
