package io.supervisor4j.runtime.control;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.util.Locale;
import java.util.Map;

/**
 * An event as a JSON object: {@code PROTOCOL.md}, "Events". Its name is that of its type, {@code WorkerEvent.BackingOff} is
 * {@code worker.backing-off}.
 */
final class EventDocument {

    private EventDocument() {}

    static Map<String, Object> of(SupervisorEvent event) {
        Fields fields = new Fields()
                .with("event", name(event))
                .with("at", event.at())
                .with("level", event.level().name())
                .with("text", event.describe());
        if (event instanceof ServiceEvent service) {
            fields.with("service", service.serviceName()).with("serviceId", service.serviceId());
        } else if (event instanceof WorkerEvent worker) {
            addWorker(fields, worker.worker());
        } else if (event instanceof StandbyEvent.TookOver standby) {
            addWorker(fields, standby.worker());
        }
        long pid = pid(event);
        if (pid != 0) {
            fields.with("pid", pid);
        }
        if (event instanceof WorkerEvent.Exited exited) {
            fields.with("exit", StatusDocument.exit(new Fields(), exited.exit(), exited.detail()));
        }
        return fields.map();
    }

    private static void addWorker(Fields fields, WorkerRef worker) {
        fields.with("service", worker.serviceName())
                .with("serviceId", worker.serviceId())
                .with("worker", worker.workerId());
    }

    static String name(SupervisorEvent event) {
        String subject = subject(event);
        StringBuilder name = new StringBuilder(subject);
        String type = event.getClass().getSimpleName();
        for (int i = 0; i < type.length(); i++) {
            if (Character.isUpperCase(type.charAt(i))) {
                name.append(i == 0 ? '.' : '-');
            }
            name.append(Character.toLowerCase(type.charAt(i)));
        }
        return name.toString();
    }

    private static String subject(SupervisorEvent event) {
        Class<?> subject = event.getClass().getEnclosingClass();
        String type = subject == null ? "" : subject.getSimpleName();
        return type.substring(0, type.length() - "Event".length()).toLowerCase(Locale.ROOT);
    }

    private static long pid(SupervisorEvent event) {
        if (event instanceof WorkerEvent worker) {
            return worker.pid();
        }
        return event instanceof StandbyEvent standby ? standby.pid() : 0;
    }

    /** Tells whether an event helps to explain how a worker came to be as it is. */
    static boolean concerns(SupervisorEvent event, WorkerRef worker) {
        if (event instanceof WorkerEvent about) {
            return about.worker().equals(worker);
        } else if (event instanceof StandbyEvent.TookOver standby) {
            return standby.worker().equals(worker);
        } else if (event instanceof ServiceEvent about) {
            return about.serviceId().equals(worker.serviceId());
        }
        return event instanceof ManagerEvent && !(event instanceof ManagerEvent.Heartbeat);
    }
}
