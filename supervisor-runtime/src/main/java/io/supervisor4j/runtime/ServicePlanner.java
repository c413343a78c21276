package io.supervisor4j.runtime;

import io.supervisor4j.Program;
import io.supervisor4j.Readiness;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.runtime.argument.ServiceCall;
import io.supervisor4j.runtime.master.JvmRecipe;
import io.supervisor4j.runtime.master.ProgramRecipe;
import io.supervisor4j.runtime.master.WorkerRecipe;
import io.supervisor4j.runtime.process.WorkerJvm;
import io.supervisor4j.runtime.program.ProgramLaunch;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a specification, and makes of it what the state machine and the starts of workers need. Thread-safe. */
final class ServicePlanner {

    private final WorkerJvm jvm;
    private final Duration bootTimeout;

    /** The boot timeout is for services that have none of their own. */
    ServicePlanner(WorkerJvm jvm, Duration bootTimeout) {
        this.jvm = jvm;
        this.bootTimeout = bootTimeout;
    }

    /**
     * Makes a plan.
     *
     * @throws IllegalArgumentException if the specification cannot be carried out in another JVM; names what is wrong
     */
    ServicePlan plan(ServiceId id, ServiceSpec spec) {
        Optional<Program> program = spec.program();
        if (program.isPresent()) {
            ProgramLaunch launch = ProgramLaunch.of(program.get(), spec.extraEnvironment());
            return plan(id, spec, new ProgramRecipe(launch, spec.output()));
        }
        ServiceClasses.check("service " + spec.name(), spec.type());
        ServiceCall call = ServiceCall.of(spec);
        ServicePlan plan = plan(
                id,
                spec,
                new JvmRecipe(
                        jvm.planFor(spec),
                        spec.type().getName(),
                        call.constructor(),
                        call.arguments(),
                        spec.output(),
                        spec.keepChildren()));
        requireThatItTravels(plan);
        return plan;
    }

    private ServicePlan plan(ServiceId id, ServiceSpec spec, WorkerRecipe recipe) {
        return new ServicePlan(
                id,
                spec.name(),
                spec.workers(),
                spec.gracefulShutdownTimeout(),
                spec.bootTimeout().orElse(bootTimeout),
                spec.restart(),
                spec.standby(),
                recipe);
    }

    private static void requireThatItTravels(ServicePlan plan) {
        int size = JvmRecipe.of(plan)
                .assignment(plan, 0, Duration.ZERO, List.of())
                .toFrame()
                .toString()
                .length();
        if (size > Link.MAX_COMMAND / 2) {
            throw new IllegalArgumentException("service " + plan.name() + ": its arguments take " + size
                    + " bytes, more than the " + Link.MAX_COMMAND / 2 + " that can travel; hand over a path instead");
        }
    }

    /** Returns what its workers have to do without, each thing once. */
    List<String> newlyMissing(ServiceSpec spec) {
        List<String> texts = new ArrayList<>();
        Optional<Program> program = spec.program();
        if (program.isPresent() && !(program.get().readiness() instanceof Readiness.Frame)) {
            // It is started without a shell, and has no class path.
            return texts;
        }
        List<String> leftOut = jvm.newlyLeftOutVariables(spec);
        if (!leftOut.isEmpty()) {
            texts.add("variables " + leftOut + " do not reach the workers of service " + spec.name()
                    + ": shells drop such names, and there is no bash, which does not; install it, or rename them");
        }
        if (spec.program().isPresent()) {
            return texts;
        }
        for (String entry : jvm.newlyMissingEntries()) {
            texts.add("class path entry " + entry + " does not exist: workers of service " + spec.name()
                    + " will start without it");
        }
        return texts;
    }
}
