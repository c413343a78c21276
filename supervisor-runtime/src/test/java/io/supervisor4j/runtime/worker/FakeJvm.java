package io.supervisor4j.runtime.worker;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Ends nothing, but as in a JVM nobody returns from its end, except the main thread where that is how it ends. */
final class FakeJvm implements Jvm {

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final List<String> titles = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> orphanLog = new LinkedBlockingQueue<>();
    private volatile Script.Step beforeOrphanLine = () -> {};
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Thread main;

    void mainIs(Thread thread) {
        main = thread;
    }

    @Override
    public void orderly(int status) {
        ends.add("orderly " + status);
        if (status != 0 || Thread.currentThread() != main) {
            park();
        }
    }

    @Override
    public void immediate(int status) {
        ends.add("immediate " + status);
        park();
    }

    @Override
    public void title(String name, String suffix) {
        titles.add(name + "." + suffix);
    }

    @Override
    public void logOrphan(String title, String what) {
        try {
            beforeOrphanLine.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        orphanLog.add(title + ": " + what);
    }

    /** What happens first whenever a line is logged without a master. */
    void beforeOrphanLine(Script.Step step) {
        beforeOrphanLine = step;
    }

    /** The next line that was logged without a master; null if there was none in time. */
    String nextOrphanLine(long millis) throws InterruptedException {
        return orphanLog.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** What the process was called, in order. */
    List<String> titles() {
        return List.copyOf(titles);
    }

    private void park() {
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the worker ended, such as {@code "orderly 0"}; null if it did not in time. */
    String next(long millis) throws InterruptedException {
        return ends.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Lets the threads that ended the worker come to their own end. */
    void release() {
        released.countDown();
    }
}
