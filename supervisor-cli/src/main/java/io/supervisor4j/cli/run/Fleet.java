package io.supervisor4j.cli.run;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The services of a manager as its file says, kept so when the file changes. What was changed by hand stays: a number of workers is
 * set only if the file's own has changed.
 */
final class Fleet {

    private final ServiceManager manager;
    private final Map<String, Member> members = new LinkedHashMap<>();

    /** A service and the plan it was last brought in line with. */
    private record Member(ServiceId id, ServicePlan plan) {}

    Fleet(ServiceManager manager) {
        this.manager = manager;
    }

    /** Adds the services of the first plan. */
    void begin(ManagerPlan plan) {
        plan.services().forEach(service -> add(service, Specs.of(service)));
    }

    private void add(ServicePlan plan, io.supervisor4j.ServiceSpec spec) {
        ServiceId id = manager.add(spec);
        if (plan.workers() == 0) {
            manager.reconfigure(id, 0);
        }
        members.put(plan.name(), new Member(id, plan));
    }

    /**
     * Brings the services in line with a further plan. One that is gone ends with all its workers; its name stays.
     *
     * @return what cannot be changed while the manager runs, in words; the services go on as they were in that
     */
    List<String> update(ManagerPlan plan) {
        Map<ServicePlan, io.supervisor4j.ServiceSpec> added = new LinkedHashMap<>();
        for (ServicePlan service : plan.services()) {
            if (!members.containsKey(service.name())) {
                // Before anything is changed: it may be refused.
                added.put(service, Specs.of(service));
            }
        }
        List<String> kept = new ArrayList<>();
        Map<String, ServicePlan> wanted = new LinkedHashMap<>();
        plan.services().forEach(service -> wanted.put(service.name(), service));
        for (Member member : List.copyOf(members.values())) {
            ServicePlan next = wanted.get(member.plan().name());
            if (next == null) {
                scale(member, 0);
            } else {
                scale(member, next.workers());
                if (!member.plan().differsInWorkersOnly(next)) {
                    kept.add(next.name());
                }
            }
        }
        added.forEach(this::add);
        return kept;
    }

    private void scale(Member member, int workers) {
        ServicePlan plan = member.plan();
        if (plan.workers() != workers) {
            manager.reconfigure(member.id(), workers);
            members.put(plan.name(), new Member(member.id(), plan.withWorkers(workers)));
        }
    }
}
