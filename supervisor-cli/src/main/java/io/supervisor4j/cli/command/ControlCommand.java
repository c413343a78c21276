package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that talks to a manager. */
abstract class ControlCommand extends BaseCommand implements Callable<Integer> {

    @Mixin
    private ManagerTarget target;

    /** Does it; returns one of {@link ExitCodes}. */
    abstract int run(ControlClient manager) throws InterruptedException;

    /** Refuses options that do not fit together, before anything is connected to. */
    void check() {}

    @Override
    public final Integer call() throws InterruptedException {
        check();
        try (ControlClient manager = ManagerTarget.connect(target.manager())) {
            return run(manager);
        }
    }
}
