package io.supervisor4j.examples.poller;

import io.supervisor4j.launch.LaunchSpec;
import io.supervisor4j.launch.Launcher;
import io.supervisor4j.option.OptionException;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.nio.file.Path;

/** The program of the example. */
public final class PollerMain {

    private PollerMain() {}

    /**
     * Runs the poller, in as many JVMs as its options say.
     *
     * @param args options
     * @throws InterruptedException if the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .group(PollerOptions.class)
                    .commandLine(args)
                    .file(Path.of("poller.yaml"))
                    .build();
            System.exit(run(options));
        } catch (OptionException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int run(Options options) throws InterruptedException {
        LaunchSpec service = LaunchSpec.of(Poller.class).withOptions();
        PollerOptions poller = options.get(PollerOptions.class);
        try (Launcher launcher = Launcher.launch(options, service, poller.workers(), poller.onSighup())) {
            return launcher.await();
        }
    }
}
