package io.supervisor4j.bench.program;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;

/** A master of programs that sleep. */
public final class ProgramMaster {

    private ProgramMaster() {}

    /**
     * Runs until it is told to stop.
     *
     * @param args how many programs, and how many seconds they sleep
     */
    public static void main(String[] args) {
        try (ServiceManager manager = ServiceManager.create()) {
            manager.add(ServiceSpec.program("sleep", args[1]).workers(Integer.parseInt(args[0])));
            System.exit(manager.run());
        }
    }
}
