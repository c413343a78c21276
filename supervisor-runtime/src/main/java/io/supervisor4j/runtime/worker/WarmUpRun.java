package io.supervisor4j.runtime.worker;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.runtime.argument.ArgumentText;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all that a worker does between assignment and end, so that a JVM does it faster the second time, or so that an
 * archive records it: loads the service's class and what that refers to, reads its arguments back, calls its {@code public static
 * void warmUp()} if it has one, and takes a worker with an empty service from its assignment to its end. Never constructs the service itself.
 */
final class WarmUpRun {

    private static final Command.Assign ASSIGNMENT = new Command.Assign(
            "00000000-0000-0000-0000-000000000000",
            "warm-up",
            0,
            EmptyService.class.getName(),
            WorkerContext.class.getName() + ",",
            "",
            "",
            0);

    private static final int METHOD_HANDLES_SINCE = 18;

    private WarmUpRun() {}

    static void of(Command.Warm command) throws Exception {
        Worker worker = new PromptMaster().worker();
        Class<?> type =
                Class.forName(command.type(), false, Thread.currentThread().getContextClassLoader());
        ClassWalk.from(type);
        Constructor<?> constructor = ArgumentText.constructor(type, command.constructor());
        ArgumentText.values(constructor, command.arguments(), new Context(ASSIGNMENT, worker));
        link(constructor);
        callWarmUp(type);
        run(worker);
    }

    private static void run(Worker worker) throws IOException, FrameException {
        read(new Report.Hello(Report.VERSION).toFrame());
        Objects.requireNonNull(Command.from(read(ASSIGNMENT.toFrame()))).dispatchTo(worker);
        worker.work();
    }

    /** From JDK 18 on a constructor's first call builds method handles for its parameters; one that cannot succeed does, too. */
    private static void link(Constructor<?> constructor) throws ReflectiveOperationException {
        if (Runtime.version().feature() >= METHOD_HANDLES_SINCE) {
            try {
                constructor.newInstance(new Object[constructor.getParameterCount() + 1]);
            } catch (IllegalArgumentException e) {
                // One argument too many.
                return;
            }
        }
    }

    private static Frame read(Frame frame) throws IOException, FrameException {
        byte[] line = (frame.toString() + '\n').getBytes(StandardCharsets.US_ASCII);
        Link link = PipeLink.ofWorker(new ByteArrayInputStream(line), OutputStream.nullOutputStream());
        return Objects.requireNonNull(link.receive());
    }

    private static void callWarmUp(Class<?> type) throws Exception {
        Method warmUp;
        try {
            warmUp = type.getMethod("warmUp");
        } catch (NoSuchMethodException e) {
            return;
        }
        if (Modifier.isStatic(warmUp.getModifiers())) {
            try {
                warmUp.invoke(null);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    /** A service that does nothing. */
    public static final class EmptyService implements Service {

        /** Called by the worker. */
        public EmptyService(WorkerContext context) {
            Objects.requireNonNull(context);
        }

        @Override
        public void reload() {}
    }

    /** A master that has its worker reload and end as soon as it is ready; the JVM stays. */
    private static final class PromptMaster implements Link, Jvm {

        private final Worker worker = new Worker(this, this);

        Worker worker() {
            return worker;
        }

        @Override
        public void send(Frame frame) throws IOException {
            try {
                switch (read(frame).verb()) {
                    case "ready" -> worker.reload(new Command.Reload(1));
                    case "reloaded" -> worker.terminate(new Command.Terminate(0));
                    case "exiting" -> worker.bye();
                    default -> {}
                }
            } catch (FrameException e) {
                throw new IOException(e);
            }
        }

        @Override
        public @Nullable Frame receive() {
            return null;
        }

        @Override
        public void orderly(int status) {}

        @Override
        public void immediate(int status) {}

        @Override
        public void title(String name, String suffix) {}

        @Override
        public void logOrphan(String title, String what) {}
    }
}
