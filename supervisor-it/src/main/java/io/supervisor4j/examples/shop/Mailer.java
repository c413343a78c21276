package io.supervisor4j.examples.shop;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.nio.file.Path;

/** A service that follows its master's options. */
public final class Mailer implements Service {

    private final int workerId;
    private final Options options;

    /**
     * Created by the worker.
     *
     * @param context who this is
     * @param shared the master's options
     */
    public Mailer(WorkerContext context, Path shared) {
        workerId = context.workerId();
        options = Options.inWorker(shared, ServiceOptions.class, MailerOptions.class);
        options.onChange(
                MailerOptions.class, (before, after) -> say("had " + before.threads() + ", has " + after.threads()));
    }

    private void say(String text) {
        System.out.println("mailer " + workerId + " " + text + " threads");
    }

    @Override
    public void run() {
        say("has " + options.get(MailerOptions.class).threads());
    }

    @Override
    public void reload() {
        options.reload();
    }
}
