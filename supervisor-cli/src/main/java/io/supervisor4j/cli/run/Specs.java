package io.supervisor4j.cli.run;

import io.supervisor4j.Hooks;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;

/** Turns a plan into what a manager takes. */
final class Specs {

    private Specs() {}

    /** Returns the specification of a service; of one without workers, that with one. */
    static ServiceSpec of(ServicePlan plan) {
        ServiceSpec spec = task(plan)
                .name(plan.name())
                .workers(Math.max(1, plan.workers()))
                .environment(plan.environment())
                .jvmOptions(plan.jvmOptions())
                .restart(plan.restart())
                .standby(plan.standby())
                .output(plan.output());
        if (plan.gracefulShutdown().isPresent()) {
            spec = spec.gracefulShutdownTimeout(plan.gracefulShutdown().get());
        }
        return plan.boot().isPresent() ? spec.bootTimeout(plan.boot().get()) : spec;
    }

    private static ServiceSpec task(ServicePlan plan) {
        if (plan.task() instanceof ServicePlan.Task.OfProgram program) {
            return ServiceSpec.of(ProgramService.class)
                    .args(
                            String.join("\0", program.command()),
                            program.directory(),
                            program.saysReady(),
                            program.reloadSignal().orElse(""));
        }
        return ofClass(plan.name(), (ServicePlan.Task.OfClass) plan.task());
    }

    private static ServiceSpec ofClass(String name, ServicePlan.Task.OfClass task) {
        Class<? extends Service> type = Classes.find("service " + name, task.name(), Service.class);
        int named = task.named().size();
        Arguments arguments = Arguments.of(name, type, task.arguments().size() + named);
        return ServiceSpec.of(type)
                .args(arguments.positional(task.arguments(), named))
                .namedArgs(arguments.named(task.named()));
    }

    /** Constructs the hooks that run in the manager, and finds those that run in workers. */
    static Hooks of(ManagerPlan.HookClasses classes) {
        Hooks hooks = Hooks.none();
        for (String name : classes.terminate()) {
            hooks = hooks.onTerminate(Classes.make("terminate hook", name, Runnable.class));
        }
        for (String name : classes.reload()) {
            hooks = hooks.onReload(Classes.make("reload hook", name, Runnable.class));
        }
        for (String name : classes.deadWorker()) {
            hooks = hooks.onDeadWorker(Classes.make("dead-worker hook", name, io.supervisor4j.DeadWorkerHook.class));
        }
        for (String name : classes.workerReady()) {
            hooks = hooks.onWorkerReady(Classes.make("worker-ready hook", name, io.supervisor4j.WorkerReadyHook.class));
        }
        for (String name : classes.newWorker()) {
            hooks = hooks.onNewWorker(Classes.find("new-worker hook", name, NewWorkerHook.class));
        }
        return hooks;
    }
}
