package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker's process and the two pipes to it: its standard input carries commands, its standard error reports.
 *
 * <p>Its reports are read, and its output where that is captured, see {@link ProcessWatch}.
 */
final class PipedProcess implements WorkerProcess {

    /** One that leaves so many commands in a full pipe reads no more; its deadline does the rest. */
    private static final int MAX_UNSENT = 1_000;

    private final Process process;
    private final String token;
    private final boolean captured;
    private final WatchedInput reports;
    private final PacedInput paced;
    private final Link link;
    private final SerialExecutor sender;
    private final AtomicInteger unsent = new AtomicInteger();
    private final SignalSender signals;
    private final LateRemains remains;
    private final Executor beside;
    private final @Nullable Priority background;

    /** The last argument says how it runs in the background; null if it does not. */
    PipedProcess(
            Process process,
            String token,
            boolean captured,
            Executor beside,
            SignalSender signals,
            LateRemains remains,
            @Nullable Priority background) {
        this.process = process;
        this.token = token;
        this.captured = captured;
        this.reports = new WatchedInput(process.getErrorStream());
        this.paced = new PacedInput(reports);
        this.link = PipeLink.ofMaster(paced, process.getOutputStream());
        this.sender = new SerialExecutor(beside);
        this.beside = beside;
        this.signals = signals;
        this.remains = remains;
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
    public void endRemains() {
        remains.end(token);
    }

    @Override
    public void watch(WorkerListener listener) {
        ProcessWatch watch = new ProcessWatch(process);
        watch.read("reports", reports, new Runnable() {
            @Override
            public void run() {
                read(listener);
            }
        });
        if (captured) {
            WatchedInput output = new WatchedInput(process.getInputStream());
            Consumer<String> lines = new Consumer<>() {
                @Override
                public void accept(String line) {
                    listener.printed(line);
                }
            };
            watch.read("output", output, new OutputReader(output, lines));
        }
        watch.awaitExit(new ProcessWatch.Witness() {
            @Override
            public void isGone() {
                paced.writerIsGone();
            }

            @Override
            public void exited(int value) {
                listener.exited(value);
            }
        });
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
}
