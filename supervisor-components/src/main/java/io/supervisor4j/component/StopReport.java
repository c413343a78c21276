package io.supervisor4j.component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run ended, and what of it went wrong, that of its descendants included.
 *
 * @param component the path of the component in the tree, like {@code app/web}
 * @param end {@code STOPPED}, {@code CRASHED} or {@code FAILED}; {@code INIT} where nothing had been started
 * @param reason the crash, the failed start or, for a component that was stopped along, the crash elsewhere; empty if it was
 *     somebody's wish
 * @param failures what threw while the run ended, in order
 * @param unstopped what did not end in time and was abandoned: it may still be running
 */
public record StopReport(
        String component,
        ComponentState end,
        Optional<Throwable> reason,
        List<Failure> failures,
        List<Unstopped> unstopped) {

    /** Copies the lists. */
    public StopReport {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(reason, "reason");
        failures = List.copyOf(failures);
        unstopped = List.copyOf(unstopped);
    }

    /**
     * A callback, task or resource that threw while its component was stopping.
     *
     * @param component the path of the component
     * @param what the name of the callback, task or resource
     * @param reason what it threw
     */
    public record Failure(String component, String what, Throwable reason) {}

    /**
     * A callback or task that did not end within the stop timeout after it was interrupted.
     *
     * @param component the path of the component
     * @param what the name of the callback or task
     * @param stack where it was when it was given up, the innermost call first
     */
    public record Unstopped(String component, String what, List<StackTraceElement> stack) {

        /** Returns the stack as text, a line for each call, or that no thread had begun with it. */
        public String stackText() {
            return stack.isEmpty()
                    ? "\t(no thread had begun with it)"
                    : stack.stream().map(call -> "\tat " + call).collect(Collectors.joining("\n"));
        }
    }

    /** Tells whether nothing failed, nothing was abandoned, and it was asked for. */
    public boolean isClean() {
        return reason.isEmpty() && failures.isEmpty() && unstopped.isEmpty();
    }

    static StopReport neverStarted(Component component) {
        return new StopReport(component.node().path(), ComponentState.INIT, Optional.empty(), List.of(), List.of());
    }
}
