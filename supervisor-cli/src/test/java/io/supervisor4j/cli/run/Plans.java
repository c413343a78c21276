package io.supervisor4j.cli.run;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Plans of a manager with one service, for the checks of their parts. */
final class Plans {

    private Plans() {}

    static ServiceDefinition service(
            String name, ServiceDefinition.Task task, Map<String, String> environment, List<String> jvmOptions) {
        return new ServiceDefinition(
                name,
                task,
                1,
                environment,
                jvmOptions,
                RestartPolicy.always(),
                0,
                WorkerOutput.tagged(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns what a check says of a service; empty if nothing. */
    static String problem(ServiceDefinition service, SourceLines lines, BiConsumer<PlanFile, FileProblems> check) {
        ManagerPlan plan = new ManagerPlan(
                "app",
                List.of(),
                List.of(),
                new ManagerPlan.Limits(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new ManagerPlan.HookClasses(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(service));
        FileProblems problems = new FileProblems(lines.file());
        check.accept(new PlanFile(plan, lines, true), problems);
        try {
            problems.check();
            return "";
        } catch (PlanException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
