package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.system.thread.FatalErrors;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Finds out which standbys would start in another way now, before an event after which they might take over. */
final class LaunchLook {

    private final Services services;
    private final LaunchWatch launches;
    private final Executor beside;
    private final Mailbox mailbox;

    LaunchLook(Services services, LaunchWatch launches, Executor beside, Mailbox mailbox) {
        this.services = services;
        this.launches = launches;
        this.beside = beside;
        this.mailbox = mailbox;
    }

    /** Looks at the standbys of the services that are meant, and then posts the event. Does not wait. */
    void thenPost(Event event, ReloadDecision meant) {
        if (!services.haveStandbys()) {
            mailbox.post(event);
            return;
        }
        try {
            beside.execute(() -> {
                try {
                    launches.changed(services.plans().stream().filter(plan -> meant.includes(plan.id())))
                            .forEach(service -> mailbox.post(new Event.LaunchChanged(service)));
                } finally {
                    mailbox.post(event);
                }
            });
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            // No thread could be had for the look: a standby that may be outdated must not take over.
            for (ServicePlan plan : services.plans()) {
                if (plan.standby() > 0 && meant.includes(plan.id())) {
                    mailbox.post(new Event.LaunchChanged(plan.id()));
                }
            }
            mailbox.post(event);
        } catch (RejectedExecutionException e) {
            // The manager has ended: nobody reads it.
            mailbox.post(event);
        }
    }
}
