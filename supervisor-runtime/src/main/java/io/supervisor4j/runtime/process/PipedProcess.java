package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.thread.EngineThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process and the two pipes to it: its standard input carries commands, its standard error reports.
 *
 * <p>Two threads watch it, both asleep unless something happens: one reads, the other waits for the end; a third reads its
 * output where that is captured. The exit is told when the readers have told all that came before it, see {@link Drain}.
 */
final class PipedProcess implements WorkerProcess {

    private static final long STACK_BYTES = 128 * 1024;

    /** One that leaves so many commands in a full pipe reads no more; its deadline does the rest. */
    private static final int MAX_UNSENT = 1_000;

    private final Process process;
    private final boolean captured;
    private final WatchedInput reports;
    private final PacedInput paced;
    private final Link link;
    private final SerialExecutor sender;
    private final AtomicInteger unsent = new AtomicInteger();
    private final SignalSender signals;
    private final Executor beside;
    private final @Nullable Priority background;

    /** The last argument says how it runs in the background; null if it does not. */
    PipedProcess(
            Process process, boolean captured, Executor beside, SignalSender signals, @Nullable Priority background) {
        this.process = process;
        this.captured = captured;
        this.reports = new WatchedInput(process.getErrorStream());
        this.paced = new PacedInput(reports);
        this.link = PipeLink.ofMaster(paced, process.getOutputStream());
        this.sender = new SerialExecutor(beside);
        this.beside = beside;
        this.signals = signals;
        this.background = background;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void send(Command command) {
        if (unsent.incrementAndGet() > MAX_UNSENT) {
            unsent.decrementAndGet();
            return;
        }
        sender.execute(new Runnable() {
            @Override
            public void run() {
                try {
                    link.send(command.toFrame());
                } catch (IOException e) {
                    // It is gone; its exit tells more than a broken pipe could.
                    return;
                } finally {
                    unsent.decrementAndGet();
                }
            }
        });
    }

    @Override
    public void toForeground() {
        Priority present = background;
        if (present != null) {
            beside.execute(new Runnable() {
                @Override
                public void run() {
                    present.restore(pid());
                }
            });
        }
    }

    @Override
    public void signal(String name) {
        signals.send(name, process);
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
        drains.add(new Drain(start(reader("reports", reading)), reports));
        if (captured) {
            WatchedInput output = new WatchedInput(process.getInputStream());
            Consumer<String> lines = new Consumer<>() {
                @Override
                public void accept(String line) {
                    listener.printed(line);
                }
            };
            drains.add(new Drain(start(reader("output", new OutputReader(output, lines))), output));
        }
        Runnable waiting = new Runnable() {
            @Override
            public void run() {
                awaitExit(drains, listener);
            }
        };
        start(EngineThreads.vital(name("exit"), STACK_BYTES, waiting));
    }

    private String name(String purpose) {
        return "supervisor-" + purpose + "-" + pid();
    }

    private static Thread start(Thread thread) {
        thread.start();
        return thread;
    }

    /** Where its reader fails, a process that nobody hears any more is replaced. */
    private Thread reader(String purpose, Runnable reading) {
        Runnable work = new Runnable() {
            @Override
            public void run() {
                boolean ended = false;
                try {
                    reading.run();
                    ended = true;
                } finally {
                    if (!ended) {
                        kill();
                    }
                }
            }
        };
        return EngineThreads.expendable(name(purpose), STACK_BYTES, work);
    }

    private void read(WorkerListener listener) {
        boolean open = true;
        while (open) {
            try {
                Frame frame = link.receive();
                paced.countOne();
                open = frame != null;
                Report report = frame == null ? null : Report.from(frame);
                if (report != null) {
                    listener.said(report);
                }
            } catch (FrameException e) {
                paced.countOne();
                listener.garbled(String.valueOf(e.getMessage()));
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
                paced.writerIsGone();
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
