package io.supervisor4j.component.time;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Threads of one owner, which knows those that run just now. */
final class TrackedThreads implements TaskThreads {

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final TaskThreads threads;

    TrackedThreads(TaskThreads threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return threads.newThread(name, () -> {
            running.add(Thread.currentThread());
            try {
                task.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
    }

    /** {@return whether the caller is one of them} */
    boolean containsCurrent() {
        return running.contains(Thread.currentThread());
    }

    /** Interrupts all of them but the caller. */
    void interruptOthers() {
        others().forEach(Thread::interrupt);
    }

    /** {@return the name and the stack of each of them but the caller, for a person to read} */
    String stacks() {
        return others().stream().map(TrackedThreads::stack).collect(Collectors.joining());
    }

    private List<Thread> others() {
        return running.stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .toList();
    }

    private static String stack(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> System.lineSeparator() + "\tat " + frame)
                .collect(Collectors.joining("", System.lineSeparator() + thread.getName() + ":", ""));
    }
}
