package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Sends signals through the shell, which needs no native code. One shell runs at a time, for all processes that wait for the same
 * signal by then. As with the kernel, a signal that a process has not got yet is not sent twice; the last one wins.
 */
public final class SignalSender implements Runnable {

    /** What a command line can hold for certain. */
    private static final int AT_ONCE = 1_000;

    private record Due(String signal, Process process) {}

    private final SerialExecutor shells;
    private final Set<Due> waiting = new LinkedHashSet<>();

    /**
     * Sends nothing yet.
     *
     * @param beside runs what may block
     */
    public SignalSender(Executor beside) {
        this.shells = new SerialExecutor(beside);
    }

    /**
     * Sends a signal. From any thread; does not wait. A process that is gone meanwhile is no failure.
     *
     * @param signal its name without SIG
     * @param process to whom
     */
    public void send(String signal, Process process) {
        Due due = new Due(signal, process);
        synchronized (waiting) {
            waiting.remove(due);
            waiting.add(due);
            if (waiting.size() > 1) {
                return;
            }
        }
        shells.execute(this);
    }

    @Override
    public void run() {
        for (List<Due> some = next(); !some.isEmpty(); some = next()) {
            send(some);
        }
    }

    /** The longest waiting, and those behind it that wait for the same. */
    private List<Due> next() {
        List<Due> some = new ArrayList<>();
        synchronized (waiting) {
            Iterator<Due> all = waiting.iterator();
            while (all.hasNext() && some.size() < AT_ONCE) {
                Due due = all.next();
                if (!some.isEmpty() && !due.signal().equals(some.get(0).signal())) {
                    break;
                }
                some.add(due);
                all.remove();
            }
        }
        return some;
    }

    private static void send(List<Due> some) {
        List<String> words = new ArrayList<>(
                List.of("/bin/sh", "-c", "kill -s \"$@\"", "sh", some.get(0).signal()));
        int none = words.size();
        for (Due due : some) {
            // As long as it runs nobody else can have its id, and it takes longer than this to be given away again.
            if (due.process().isAlive()) {
                words.add(String.valueOf(due.process().pid()));
            }
        }
        if (words.size() > none) {
            run(words);
        }
    }

    private static void run(List<String> words) {
        try {
            new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // The system has no process left for it: who asked sees that nothing happens.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
