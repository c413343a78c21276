package io.supervisor4j.syslog;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands records on to syslog, and keeps count of those it did not take. The number is told in front of the next one that it takes,
 * so that a gap is seen where it is. Thread-safe; the records of one call stay together.
 */
final class Delivery {

    private final Receiver receiver;
    private final RecordFormat format;
    private final Clock clock;
    private long untold;
    private long lost;
    private boolean closed;

    Delivery(Receiver receiver, RecordFormat format, Clock clock) {
        this.receiver = receiver;
        this.format = format;
        this.clock = clock;
    }

    /** Returns why syslog did not take a record, if that is the first in a row; null otherwise, and after the end. */
    @Nullable
    IOException deliver(Severity severity, Instant time, String text) {
        // Written before anyone has to wait for anyone.
        List<byte[]> records = format.records(severity, time, text);
        return deliver(records);
    }

    private synchronized @Nullable IOException deliver(List<byte[]> records) {
        IOException first = null;
        for (byte[] bytes : closed ? List.<byte[]>of() : records) {
            IOException trouble = deliver(bytes);
            if (trouble != null) {
                first = trouble;
            }
        }
        return first;
    }

    private @Nullable IOException deliver(byte[] bytes) {
        boolean failing = untold > 0;
        try {
            tellOfLosses();
            receiver.send(bytes);
            return null;
        } catch (IOException e) {
            untold++;
            lost++;
            return failing ? null : e;
        }
    }

    private void tellOfLosses() throws IOException {
        if (untold > 0) {
            String text = untold + (untold == 1 ? " record was" : " records were") + " lost here: syslog did not take "
                    + (untold == 1 ? "it" : "them");
            for (byte[] bytes : format.records(Severity.WARNING, clock.instant(), text)) {
                receiver.send(bytes);
            }
            untold = 0;
        }
    }

    /** How many were lost so far, told or not. */
    synchronized long lost() {
        return lost;
    }

    /** Tells of losses if that can be done now, and ends. */
    synchronized void close() {
        if (closed) {
            return;
        }
        try {
            tellOfLosses();
        } catch (IOException e) {
            // There is nothing left to report to.
            untold = 0;
        }
        closed = true;
        receiver.close();
    }
}
