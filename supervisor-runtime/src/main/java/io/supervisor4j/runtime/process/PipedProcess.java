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
import org.jspecify.annotations.Nullable;

/**
 * A worker's process and the two pipes to it: its standard input carries commands, its standard error reports.
 *
 * <p>Two threads watch it, both asleep unless something happens: one reads, the other waits for the end; a third reads its
 * output where that is captured. The exit is told when the readers have told all that came before it, see {@link Drain}.
 */
final class PipedProcess implements WorkerProcess {

    private static final long STACK_BYTES = 128 * 1024;

    private final Process process;
    private final boolean captured;
    private final WatchedInput reports;
    private final Link link;
    private final SerialExecutor sender;
    private final Executor beside;
    private final @Nullable Priority background;

    /** The last argument says how it runs in the background; null if it does not. */
    PipedProcess(Process process, boolean captured, Executor beside, @Nullable Priority background) {
        this.process = process;
        this.captured = captured;
        this.reports = new WatchedInput(process.getErrorStream());
        this.link = PipeLink.ofMaster(reports, process.getOutputStream());
        this.sender = new SerialExecutor(beside);
        this.beside = beside;
        this.background = background;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void send(Command command) {
        sender.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    link.send(command.toFrame());
                } catch (IOException e) {
                    // It is gone; its exit tells more than a broken pipe could.
                    return;
                }
            }
        });
    }

    @Override
    public void toForeground() {
        Priority present = background;
        if (present != null) {
            beside.execute(() -> present.restore(pid()));
        }
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
        List<Drain> drains = new ArrayList<>(2);
        Runnable reading = new Runnable() {
            @Override
            public void run() {
                read(listener);
            }
        };
        drains.add(new Drain(start("reports", reading), reports));
        if (captured) {
            WatchedInput output = new WatchedInput(process.getInputStream());
            drains.add(new Drain(start("output", new OutputReader(output, listener::printed)), output));
        }
        Runnable waiting = new Runnable() {
            @Override
            public void run() {
                awaitExit(drains, listener);
            }
        };
        start("exit", waiting);
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

    private void awaitExit(List<Drain> drains, WorkerListener listener) {
        boolean interrupted = false;
        while (true) {
            try {
                int value = process.waitFor();
                for (Drain drain : drains) {
                    drain.await();
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
