package io.supervisor4j.component;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What went wrong while a run ended, its descendants' included; logged at once and reported at the end. */
final class StopReportBuilder {

    private final Component component;
    private final List<StopReport.Failure> failures = new CopyOnWriteArrayList<>();
    private final List<StopReport.Unstopped> unstopped = new CopyOnWriteArrayList<>();

    StopReportBuilder(Component component) {
        this.component = component;
    }

    void failed(String what, Throwable reason) {
        failures.add(new StopReport.Failure(component.node().path(), what, reason));
        component.log().error("{} failed while this component was stopping", what, reason);
    }

    /** Interrupts once more, and goes on without it. */
    void abandon(Activity work) {
        StopReport.Unstopped left =
                new StopReport.Unstopped(component.node().path(), work.name(), List.of(work.stack()));
        work.interrupt();
        work.owner().monitor().change(() -> work.owner().works().remove(work));
        unstopped.add(left);
        component.hooks().abandoned(work);
        component.log().warn("{} would not stop and was abandoned; it is at\n{}", work.name(), left.stackText());
    }

    void add(StopReport child) {
        failures.addAll(child.failures());
        unstopped.addAll(child.unstopped());
    }

    StopReport report(StopRequest orders) {
        return new StopReport(
                component.node().path(),
                orders.end(),
                Optional.ofNullable(orders.reason()),
                List.copyOf(failures),
                List.copyOf(unstopped));
    }
}
