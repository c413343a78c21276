package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.WorkerIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The registered services as they were last specified, and the JVMs that they want together: workers and standbys, which are limited.
 * Those that are on their way out do not count, as they are not wanted any more. Any thread may read; changes are made by one at a
 * time, which also posts what it has changed, so that requests take effect in the order in which they were granted.
 */
final class Services {

    private record Entry(ServicePlan plan, WorkerIds workers) {

        long jvms() {
            return (long) workers.size() + plan.standby();
        }
    }

    private final int maxWorkers;
    private final Map<ServiceId, Entry> entries = new ConcurrentHashMap<>();
    private long wanted;

    Services(int maxWorkers) {
        this.maxWorkers = maxWorkers;
    }

    @Nullable
    ServicePlan plan(ServiceId service) {
        Entry entry = entries.get(service);
        return entry == null ? null : entry.plan;
    }

    List<ServicePlan> plans() {
        List<ServicePlan> plans = new ArrayList<>();
        for (Entry entry : entries.values()) {
            plans.add(entry.plan);
        }
        return plans;
    }

    boolean haveStandbys() {
        for (Entry entry : entries.values()) {
            if (entry.plan.standby() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Refuses what no manager with this limit can run, whatever else it runs. */
    void check(ServicePlan plan) {
        requireRoom(new Entry(plan, plan.workers()), 0);
    }

    void add(ServicePlan plan) {
        if (entries.size() >= ServiceManager.Builder.MAX_SERVICES) {
            throw new IllegalArgumentException("service " + plan.name() + " cannot be added: there are "
                    + entries.size() + " services, and a manager has at most "
                    + ServiceManager.Builder.MAX_SERVICES);
        }
        put(new Entry(plan, plan.workers()));
    }

    /** The number of workers changes only with that of the specification; returns false for an unknown service. */
    boolean update(ServicePlan plan) {
        Entry before = entries.get(plan.id());
        if (before == null) {
            return false;
        }
        boolean rescaled = !plan.workers().equals(before.plan.workers());
        put(new Entry(plan, rescaled ? plan.workers() : before.workers));
        return true;
    }

    /** Returns false for an unknown service. */
    boolean scale(ServiceId service, WorkerIds workers) {
        Entry before = entries.get(service);
        if (before == null) {
            return false;
        }
        put(new Entry(before.plan, workers));
        return true;
    }

    /** Returns the ids that are wanted now; none for an unknown service. */
    WorkerIds wanted(ServiceId service) {
        Entry entry = entries.get(service);
        return entry == null ? WorkerIds.first(0) : entry.workers;
    }

    /** Returns false for an unknown service. */
    boolean remove(ServiceId service) {
        Entry before = entries.remove(service);
        if (before == null) {
            return false;
        }
        wanted -= before.jvms();
        return true;
    }

    private void put(Entry entry) {
        Entry before = entries.get(entry.plan.id());
        long others = before == null ? wanted : wanted - before.jvms();
        requireRoom(entry, others);
        wanted = others + entry.jvms();
        entries.put(entry.plan.id(), entry);
    }

    private void requireRoom(Entry entry, long others) {
        if (others + entry.jvms() > maxWorkers) {
            throw new IllegalArgumentException("service " + entry.plan.name() + " cannot have " + entry.workers.size()
                    + " workers" + standbys(entry.plan) + ": all services of a manager together have at most "
                    + maxWorkers + " workers and standbys" + (others == 0 ? "" : ", of which others have " + others)
                    + "; ServiceManager.builder().maxWorkers(..) changes that");
        }
    }

    private static String standbys(ServicePlan plan) {
        return plan.standby() == 0 ? "" : " and " + plan.standby() + " standbys";
    }
}
