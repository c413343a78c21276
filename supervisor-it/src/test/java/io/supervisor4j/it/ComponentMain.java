package io.supervisor4j.it;

import io.supervisor4j.WorkerExitException;
import io.supervisor4j.component.Component;
import io.supervisor4j.component.ComponentProgram;
import io.supervisor4j.component.Components;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A program that is a tree of components, without a master. */
public final class ComponentMain {

    private ComponentMain() {}

    /** Does as its first argument says; the second is a log file, if there is one. */
    public static void main(String[] args) throws InterruptedException {
        boolean recorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        Talker.line("flight recorder: " + recorder);
        ComponentProgram program = ComponentProgram.of(root(args[0]));
        if (args.length > 1) {
            program = program.logFile(Path.of(args[1])).redirectOutput(Level.WARN);
        }
        int status = program.endAfterStart(args[0].equals("end after start"))
                .debug(args[0].equals("debug"))
                .quiet(args[0].equals("quiet"))
                .run();
        Talker.line("status " + status);
        System.exit(status);
    }

    private static Component root(String how) {
        return switch (how) {
            case "crash" ->
                Components.of("crashing", () -> {
                    throw new IllegalStateException("broken");
                });
            case "exit 7" ->
                Components.of("exiting", () -> {
                    throw new WorkerExitException(7);
                });
            case "memory" -> Components.of("hoarding", ComponentMain::hoard);
            case "stop" ->
                new Printing() {
                    {
                        task("stop", this::stopAsync);
                    }
                };
            case "start for ever" ->
                new Printing() {
                    @Override
                    protected void onStart() throws Exception {
                        super.onStart();
                        new CountDownLatch(1).await();
                    }
                };
            case "fail at the end" ->
                new Printing() {
                    @Override
                    protected void onStop() throws Exception {
                        super.onStop();
                        throw new IllegalStateException("at the end");
                    }
                };
            case "exit at once" ->
                new Printing() {
                    @Override
                    protected void onStarted() {
                        super.onStarted();
                        new Thread(() -> System.exit(9)).start();
                    }
                };
            default ->
                new Printing() {
                    {
                        task("watch", () -> new CountDownLatch(1).await());
                    }
                };
        };
    }

    private static void hoard() {
        Object[] all = {};
        while (true) {
            all = new Object[] {all, new long[1 << 20]};
        }
    }

    /** Prints its callbacks. */
    private static class Printing extends Component {

        private void say(String callback) {
            Talker.line("root " + callback);
        }

        @Override
        public String label() {
            return "root";
        }

        @Override
        protected void onStart() throws Exception {
            say("onStart");
        }

        @Override
        protected void onStarted() {
            LoggerFactory.getLogger("log").info("from the log");
            System.err.println("from the error stream");
            say("onStarted");
        }

        @Override
        protected void onStop() throws Exception {
            say("onStop");
        }

        @Override
        protected void onShutdown() {
            say("onShutdown");
        }
    }
}
