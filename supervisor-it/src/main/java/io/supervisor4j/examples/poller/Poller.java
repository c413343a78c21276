package io.supervisor4j.examples.poller;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.component.time.LoopingCall;
import io.supervisor4j.launch.PooledService;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks at a mailbox again and again. */
public final class Poller extends PooledService {

    private final int workerId;
    private final Options options;

    /**
     * Created by the launcher, in its own JVM or in a worker.
     *
     * @param context who this is
     * @param shared the launcher's options
     */
    public Poller(WorkerContext context, Path shared) {
        workerId = context.workerId();
        options = Options.inWorker(shared, ServiceOptions.class, PollerOptions.class);
    }

    private PollerOptions poller() {
        return options.get(PollerOptions.class);
    }

    @Override
    protected void start() {
        say("starts with " + poller().mailbox());
        tasks().start(LoopingCall.every(poller().pause(), this::poll).name("poll"));
    }

    private void poll() {
        say("looks at " + poller().mailbox());
    }

    @Override
    protected void stop(boolean graceful) throws Exception {
        super.stop(graceful);
        say("has stopped");
    }

    @Override
    protected void reset() {
        options.reload();
        say("is reset to " + poller().mailbox());
    }

    /** In a single write, so that the lines of several processes do not mix. */
    private void say(String what) {
        String line = "poller " + workerId + " " + what + " "
                + ProcessHandle.current().pid() + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
