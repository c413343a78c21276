package io.supervisor4j.it;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A service that prints what happens to it, as {@code <name>.<worker id> <what> <pid>}. Derived ones add a behaviour. */
public class Talker implements Service {

    private static final long PAUSE_NANOS = 5_000_000;

    /** Who this is. */
    protected final WorkerContext context;

    /** Created by the worker. */
    public Talker(WorkerContext context) {
        this.context = context;
    }

    /** Prints one line about this worker. */
    protected final void say(String what) {
        line(context.serviceName() + "." + context.workerId() + " " + what + " "
                + ProcessHandle.current().pid());
    }

    /** Prints a line in a single write, so that those of several processes do not mix. */
    public static void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /** Blocks for ever, whoever interrupts. */
    public static void block() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                line("interrupted, and blocks on");
            }
        }
    }

    /** Waits until a test creates the file. */
    public static void awaitFile(String file) {
        while (!Files.exists(Path.of(file))) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void run() throws Exception {
        say("run");
    }

    @Override
    public void terminate() throws Exception {
        say("terminate");
    }

    /** Answers a reload without being replaced. */
    public static class Reloadable extends Talker {

        /** Created by the worker. */
        public Reloadable(WorkerContext context) {
            super(context);
        }

        @Override
        public void reload() throws Exception {
            say("reload");
        }
    }

    /** Does not come to an end. */
    public static class Endless extends Talker {

        /** Created by the worker. */
        public Endless(WorkerContext context) {
            super(context);
        }

        @Override
        public void terminate() throws Exception {
            super.terminate();
            block();
        }
    }

    /** Does not become ready. */
    public static class Stillborn extends Talker {

        /** Created by the worker, which never sees it. */
        public Stillborn(WorkerContext context) {
            super(context);
            say("construct");
            block();
        }
    }

    /** Ends when a test creates a file. */
    public static final class Patient extends Talker {
        private final String file;

        /** Created by the worker. */
        public Patient(WorkerContext context, String file) {
            super(context);
            this.file = file;
        }

        @Override
        public void terminate() throws Exception {
            super.terminate();
            awaitFile(file);
            say("has ended");
        }
    }
}
