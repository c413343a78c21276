package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/**
 * A worker's process and the two pipes to it: its standard input carries commands, its standard error reports.
 *
 * <p>Two threads watch it, both asleep unless something happens: one reads, the other waits for the end; a third reads its
 * output where that is captured. The exit is told when the readers have come to the end of their pipes, or after a moment: a
 * process that the worker started may hold the pipe open for ever.
 */
final class PipedProcess implements WorkerProcess {

    private static final long MAX_DRAIN_MILLIS = 200;
    private static final long STACK_BYTES = 128 * 1024;

    private final Process process;
    private final boolean captured;
    private final Link link;
    private final SerialExecutor sender;
    private final Executor beside;
    private final LongConsumer toForeground;

    /** The last argument is given the process id when the process is to come to the foreground; it may block. */
    PipedProcess(Process process, boolean captured, Executor beside, LongConsumer toForeground) {
        this.process = process;
        this.captured = captured;
        this.link = PipeLink.ofMaster(process.getErrorStream(), process.getOutputStream());
        this.sender = new SerialExecutor(beside);
        this.beside = beside;
        this.toForeground = toForeground;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void send(Command command) {
        sender.execute(() -> {
            try {
                link.send(command.toFrame());
            } catch (IOException e) {
                // It is gone; its exit tells more than a broken pipe could.
                return;
            }
        });
    }

    @Override
    public void toForeground() {
        beside.execute(() -> toForeground.accept(pid()));
    }

    @Override
    public void signal(String name) {
        beside.execute(() -> {
            // As long as it runs nobody else can have its id, and it takes longer than this to be given away again.
            if (process.isAlive()) {
                Kill.send(name, pid());
            }
        });
    }

    @Override
    public void kill() {
        // Process.destroyForcibly would close the pipes as well, and lose what the worker said last (J-5).
        process.toHandle().destroyForcibly();
    }

    @Override
    public void watch(WorkerListener listener) {
        List<Thread> readers = new ArrayList<>(2);
        readers.add(start("reports", () -> read(listener)));
        if (captured) {
            readers.add(start("output", new OutputReader(process.getInputStream(), listener::printed)));
        }
        start("exit", () -> awaitExit(readers, listener));
    }

    private Thread start(String purpose, Runnable work) {
        Thread thread = new Thread(null, work, "supervisor-" + purpose + "-" + pid(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(WorkerListener listener) {
        long garbled = 0;
        boolean open = true;
        while (open) {
            try {
                Frame frame = link.receive();
                open = frame != null;
                Report report = frame == null ? null : Report.from(frame);
                if (report != null) {
                    listener.said(report);
                }
            } catch (FrameException e) {
                garbled++;
                if (Long.bitCount(garbled) == 1) {
                    listener.garbled(String.valueOf(e.getMessage()), garbled);
                }
            } catch (IOException e) {
                // The JDK closes the pipe when it has seen the process end.
                open = false;
            }
        }
    }

    private void awaitExit(List<Thread> readers, WorkerListener listener) {
        boolean interrupted = false;
        while (true) {
            try {
                int value = process.waitFor();
                for (Thread reader : readers) {
                    reader.join(MAX_DRAIN_MILLIS);
                }
                listener.exited(value);
                break;
            } catch (InterruptedException e) {
                // Nobody has a reason to; an exit that is not told would be worse.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
