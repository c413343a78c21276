package io.supervisor4j.it;

import io.supervisor4j.Service;

/** A worker below a daemon. */
public final class DaemonWorker implements Service {

    @Override
    public void terminate() {
        Talker.line("worker terminates");
    }
}
