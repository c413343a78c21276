package io.supervisor4j.cli.run;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns a plan into what a manager takes. */
final class Specs {

    /** The library's. */
    private static final Duration DEFAULT_BOOT_TIMEOUT = Duration.ofSeconds(60);

    private Specs() {}

    /** Returns the specification of one of a manager's services; of one without workers, that with one. */
    static ServiceSpec of(ManagerPlan manager, ServiceDefinition plan) {
        ServiceSpec spec = task(manager, plan)
                .name(plan.name())
                .workers(Math.max(1, plan.workers()))
                .environment(plan.environment())
                .restart(plan.restart())
                .standby(plan.standby())
                .output(plan.output())
                // The manager's may be that of an earlier file.
                .bootTimeout(plan.boot().or(() -> manager.limits().boot()).orElse(DEFAULT_BOOT_TIMEOUT));
        return plan.gracefulShutdown().map(spec::gracefulShutdownTimeout).orElse(spec);
    }

    private static ServiceSpec task(ManagerPlan manager, ServiceDefinition plan) {
        if (plan.task() instanceof ServiceDefinition.Task.OfProgram task) {
            return ServiceSpec.program(task.program());
        }
        List<String> options = new ArrayList<>(plan.jvmOptions());
        options.addAll(NewWorkerHooks.options(manager.hooks().newWorker()));
        return ofClass(plan.name(), (ServiceDefinition.Task.OfClass) plan.task())
                .jvmOptions(options);
    }

    private static ServiceSpec ofClass(String name, ServiceDefinition.Task.OfClass task) {
        Class<? extends Service> type = Classes.find("service " + name, task.name(), Service.class);
        Arguments arguments =
                Arguments.of(name, type, task.arguments().size(), task.named().keySet());
        return ServiceSpec.of(type)
                .args(arguments.positional(task.arguments(), task.named().size()))
                .namedArgs(arguments.named(task.named()))
                .keepChildren(task.keepChildren());
    }
}
