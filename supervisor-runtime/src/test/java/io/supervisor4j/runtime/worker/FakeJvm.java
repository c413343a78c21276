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
