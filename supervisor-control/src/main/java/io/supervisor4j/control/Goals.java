package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.text.Printable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * When a change that a manager was asked for is done. Workers have to be {@link WorkerStatus#stable()}: one that dies as soon as it is
 * ready never is.
 */
final class Goals {

    private Goals() {}

    static Predicate<ServiceStatus> named(String service) {
        return status -> status.name().equals(service) || status.id().toString().equals(service);
    }

    static Predicate<ManagerStatus> scaled(String service, int workers) {
        return status -> status.services().stream()
                .filter(named(service))
                .allMatch(one -> one.workers().size() == workers
                        && one.workers().stream().allMatch(WorkerStatus::stable));
    }

    /** All workers meant are stable, in processes that are new. */
    static Predicate<ManagerStatus> replaced(
            ManagerStatus before, Predicate<ServiceStatus> services, IntPredicate workers) {
        Set<Long> old = new HashSet<>();
        before.services().stream().filter(services).forEach(service -> service.workers().stream()
                .filter(worker -> workers.test(worker.id()))
                .forEach(worker -> worker.pid().ifPresent(old::add)));
        return status -> status.services().stream()
                .filter(services)
                .flatMap(service -> service.workers().stream())
                .filter(worker -> workers.test(worker.id()))
                .allMatch(
                        worker -> worker.stable() && !old.contains(worker.pid().orElse(0)));
    }

    /** All workers are stable, but for those that their restart policy has ended. */
    static boolean isSettled(ManagerStatus status) {
        return status.services().stream()
                .flatMap(service -> service.workers().stream())
                .allMatch(worker -> worker.stable() || worker.state() == WorkerStatus.State.ENDED);
    }

    /** A reload that began since has ended. */
    static boolean isReloaded(List<ControlEvent> events, Instant since) {
        boolean begun = false;
        for (ControlEvent event : events) {
            begun |= event.name().equals("manager.reload-requested")
                    && !event.at().isBefore(since);
            if (begun && event.name().equals("manager.reload-finished")) {
                return true;
            }
        }
        return false;
    }

    /** No restart, and no update, is under way. */
    static boolean isNobodyReplaced(ManagerStatus status) {
        return status.services().stream().noneMatch(ServiceStatus::restarting);
    }

    /** Says which workers are not stable, with their last output. */
    static String whatIsWrong(ManagerStatus status) {
        return status.services().stream()
                .flatMap(service -> service.workers().stream()
                        .filter(worker -> !worker.stable())
                        .map(worker -> describe(service, worker)))
                .collect(Collectors.joining());
    }

    private static String describe(ServiceStatus service, WorkerStatus worker) {
        StringBuilder text = new StringBuilder(
                "\n  " + Printable.line(service.name()) + "." + worker.id() + " is " + worker.state());
        text.append(worker.isReady() ? ", but not for long enough yet" : "");
        worker.lastExit().ifPresent(last -> {
            text.append(", last ").append(last.exit().describe());
            if (!last.detail().isEmpty()) {
                text.append(" (").append(Printable.line(last.detail())).append(')');
            }
            last.exit().lastOutput().forEach(line -> text.append("\n    | ").append(Printable.line(line)));
        });
        return text.toString();
    }
}
