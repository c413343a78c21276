package io.supervisor4j.component.time;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A condition that does something when {@code await} is entered, while the lock is still held, and then waits. */
record ConditionThatFirst(Condition condition, Runnable first) implements Condition {

    @Override
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    public void await() throws InterruptedException {
        first.run();
        condition.await();
    }

    @Override
    public void signal() {
        condition.signal();
    }

    @Override
    public void signalAll() {
        condition.signalAll();
    }

    @Override
    public void awaitUninterruptibly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long awaitNanos(long nanos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(long duration, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean awaitUntil(Date deadline) {
        throw new UnsupportedOperationException();
    }
}
