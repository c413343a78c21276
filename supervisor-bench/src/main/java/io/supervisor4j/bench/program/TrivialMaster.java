package io.supervisor4j.bench.program;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;

/** A master of trivial services, written as the project's README shows it. */
public final class TrivialMaster {

    private TrivialMaster() {}

    /**
     * Runs until it is told to stop.
     *
     * @param args how many workers; how many standbys; and {@code obey} to take commands from the standard input
     */
    public static void main(String[] args) {
        try (ServiceManager manager = ServiceManager.create()) {
            ServiceSpec spec = ServiceSpec.of(TrivialService.class)
                    .workers(Integer.parseInt(args[0]))
                    .standby(Integer.parseInt(args[1]));
            ServiceId service = manager.add(spec);
            if (args.length > 2) {
                MasterCommands.obey(manager, service);
            }
            System.exit(manager.run());
        }
    }
}
