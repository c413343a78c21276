package io.supervisor4j.component;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Sleeps before each round of a loop (M-30), once, however often it is asked whether there is another. */
final class Ticks implements Iterator<Long> {

    private final Waits waits;
    private final Duration interval;
    private long next;
    private boolean slept;
    private boolean over;

    Ticks(Waits waits, Duration interval) {
        this.waits = waits;
        this.interval = interval;
    }

    @Override
    public boolean hasNext() {
        if (!slept && !over) {
            slept = sleep();
            over = !slept;
        }
        return !over;
    }

    private boolean sleep() {
        try {
            return waits.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Long next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the component is to end");
        }
        slept = false;
        return next++;
    }
}
