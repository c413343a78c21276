package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Threads of one owner, which knows those that have not ended, and can wait for them. Thread-safe. */
final class TrackedThreads implements TaskThreads {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Set<Thread> alive = new LinkedHashSet<>();
    private final TaskThreads threads;
    private final TimeSource time;

    TrackedThreads(TaskThreads threads, TimeSource time) {
        this.threads = threads;
        this.time = time;
    }

    /** Returns a thread that counts as soon as it is started. */
    @Override
    public Thread newThread(String name, Runnable task) {
        Thread thread = threads.newThread(name, () -> {
            try {
                task.run();
            } finally {
                remove(Thread.currentThread());
            }
        });
        lock.lock();
        try {
            alive.add(thread);
        } finally {
            lock.unlock();
        }
        return thread;
    }

    private void remove(Thread thread) {
        lock.lock();
        try {
            alive.remove(thread);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether the caller is one of them. */
    boolean containsCurrent() {
        lock.lock();
        try {
            return alive.contains(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether all but the caller have ended, after waiting for that at most so long. */
    boolean awaitOthers(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = time.nanoTime() + atMost.toNanos();
            long left = atMost.toNanos();
            while (!others().isEmpty() && left > 0) {
                time.awaitNanos(lock, ended, left);
                left = deadline - time.nanoTime();
            }
            return others().isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts all of them but the caller. */
    void interruptOthers() {
        others().forEach(Thread::interrupt);
    }

    /** Returns the name and the stack of each of them but the caller, for a person to read. */
    String stacks() {
        return others().stream().map(TrackedThreads::stack).collect(Collectors.joining());
    }

    private List<Thread> others() {
        lock.lock();
        try {
            return alive.stream()
                    .filter(thread -> !thread.equals(Thread.currentThread()))
                    .filter(thread -> thread.getState() != Thread.State.NEW) // that could not be started
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> System.lineSeparator() + "\tat " + frame)
                .collect(Collectors.joining("", System.lineSeparator() + thread.getName() + ":", ""));
    }
}
