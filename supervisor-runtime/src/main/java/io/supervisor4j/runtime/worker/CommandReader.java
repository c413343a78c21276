package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Frame;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import java.io.IOException;

/** Reads the master's commands, on a thread of its own, until the master dismisses the worker or is gone. */
final class CommandReader implements Runnable {

    private final Link link;
    private final Worker worker;

    CommandReader(Link link, Worker worker) {
        this.link = link;
        this.worker = worker;
    }

    void start() {
        Thread thread = new Thread(null, this, "supervisor-commands", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = readOne();
            }
        } catch (IOException e) {
            worker.masterIsGone();
        } catch (RuntimeException | Error e) {
            worker.cannotHear(e);
        }
    }

    private boolean readOne() throws IOException {
        try {
            Frame frame = link.receive();
            if (frame == null) {
                worker.masterIsGone();
                return false;
            }
            Command command = Command.from(frame);
            return command == null || command.dispatchTo(worker);
        } catch (FrameException e) {
            WorkerLog.failure("a command of the master is not understood and skipped", e);
            return true;
        }
    }
}
