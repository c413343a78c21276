package io.supervisor4j.cli.run;

import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import java.util.ArrayList;
import java.util.List;

/** Calls, in a worker, the hooks that the file has named when the worker's JVM was started. */
public final class NewWorkerHooks implements NewWorkerHook {

    private static final String PROPERTY = "supervisor4j.run.new-worker";

    private final List<NewWorkerHook> hooks = new ArrayList<>();

    /** Constructs the hooks that the manager has told by an option of this JVM. */
    public NewWorkerHooks() {
        String names = System.getProperty(PROPERTY, "");
        if (!names.isEmpty()) {
            for (String name : names.split(",")) {
                hooks.add(Classes.make("new-worker hook", name, NewWorkerHook.class));
            }
        }
    }

    @Override
    public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
        for (NewWorkerHook hook : hooks) {
            hook.onNewWorker(serviceId, workerId, service);
        }
    }

    /** Returns the options by which the workers are told. */
    static List<String> options(List<String> names) {
        return names.isEmpty() ? List.of() : List.of("-D" + PROPERTY + "=" + String.join(",", names));
    }
}
