package io.supervisor4j.runtime.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Ends nothing, but as in a JVM nobody returns from its end, except the main thread where that is how it ends. */
final class FakeEnd implements End {

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
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
