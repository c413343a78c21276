package io.supervisor4j.cli.run;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.SupervisorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The services of a manager as its file says, kept so when the file changes. What was changed by hand stays: a number of workers is
 * set only if the file's own has changed.
 */
final class ManagedServices {

    private final ServiceManager manager;
    private final Map<String, Member> members = new LinkedHashMap<>();

    /** A service, the number of workers it was registered with, and the plan it was last brought in line with. */
    private record Member(ServiceId id, int registered, ServiceDefinition plan) {}

    ManagedServices(ServiceManager manager) {
        this.manager = manager;
    }

    /** A service as a further plan wants it. */
    record Wanted(ServiceDefinition plan, ServiceSpec spec) {}

    /** Adds the services of the first plan, which was checked. */
    void begin(List<Wanted> wanted) {
        for (Wanted one : wanted) {
            add(one.plan(), one.spec());
        }
    }

    /** Turns a plan into what {@link #begin} and {@link #update} take, and changes nothing: what is wrong is told. */
    List<Wanted> check(PlanFile file, FileProblems problems) {
        List<Wanted> wanted = new ArrayList<>();
        Programs.check(file, problems);
        JvmOptions.check(file, problems);
        for (ServiceDefinition service : file.plan().services()) {
            try {
                ServiceSpec spec = Specs.of(file.plan(), service);
                manager.check(spec);
                wanted.add(new Wanted(service, spec));
            } catch (SupervisorException | IllegalArgumentException e) {
                problems.add(line(service, file), "", String.valueOf(e.getMessage()));
            } catch (LinkageError e) {
                problems.add(
                        line(service, file), "", "service " + service.name() + ": its class cannot be loaded: " + e);
            }
        }
        return wanted;
    }

    /** What is refused here is about its class, the arguments that it takes among it. */
    private static int line(ServiceDefinition service, PlanFile file) {
        return file.places().line("services." + service.name() + ".class");
    }

    /**
     * Brings the services in line with a plan that was checked: those that are gone first, as new ones may need what they have.
     *
     * @return what has changed, in words
     */
    List<String> update(List<Wanted> wanted) {
        List<String> changes = new ArrayList<>();
        List<String> names = wanted.stream().map(one -> one.plan().name()).toList();
        for (Member member : List.copyOf(members.values())) {
            String name = member.plan().name();
            if (!names.contains(name)) {
                manager.remove(member.id());
                members.remove(name);
                changes.add(name + " is removed");
            }
        }
        for (Wanted one : wanted) {
            update(one.plan(), one.spec(), changes);
        }
        return changes;
    }

    private void update(ServiceDefinition plan, ServiceSpec spec, List<String> changes) {
        Member member = members.get(plan.name());
        if (member == null) {
            add(plan, spec);
            changes.add(plan.name() + " is new");
            return;
        }
        follow(member, plan, spec);
        List<String> differences = plan.differencesTo(member.plan());
        if (!differences.isEmpty()) {
            changes.add(plan.name() + " has other " + String.join(", ", differences));
        }
    }

    private void add(ServiceDefinition plan, ServiceSpec spec) {
        ServiceId id = manager.add(spec);
        if (plan.workers() == 0) {
            manager.reconfigure(id, 0);
        }
        members.put(plan.name(), new Member(id, spec.workers(), plan));
    }

    /** The number of workers can be 0 here, which no specification can: it is changed apart from the rest. */
    private void follow(Member member, ServiceDefinition plan, ServiceSpec spec) {
        manager.update(member.id(), spec.workers(member.registered()));
        if (plan.workers() != member.plan().workers()) {
            manager.reconfigure(member.id(), plan.workers());
        }
        members.put(plan.name(), new Member(member.id(), member.registered(), plan));
    }
}
