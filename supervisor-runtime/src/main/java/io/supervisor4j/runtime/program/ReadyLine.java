package io.supervisor4j.runtime.program;

import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.protocol.Report;
import java.util.function.Consumer;

/** Waits for the line by which a program says that it is ready; what else it writes is of no interest. */
final class ReadyLine implements Consumer<String> {

    private final WorkerListener listener;
    private boolean over;

    ReadyLine(WorkerListener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        if (!over && (line.equals("ready") || line.startsWith("ready "))) {
            over = true;
            listener.said(new Report.Ready());
        }
    }
}
