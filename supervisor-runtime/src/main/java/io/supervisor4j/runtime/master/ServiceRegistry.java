package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.ServiceRequest;
import io.supervisor4j.runtime.supervision.WorkerIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registers services and grants changes of them: checks each against what is registered, and posts it to the loop in the order in
 * which it was granted. Thread-safe; no method waits for the loop.
 */
public final class ServiceRegistry {

    private final Services services;
    private final LaunchWatch launches;
    private final Mailbox mailbox;
    private final HeadStart spawner;

    ServiceRegistry(Services services, LaunchWatch launches, Mailbox mailbox, HeadStart spawner) {
        this.services = services;
        this.launches = launches;
        this.mailbox = mailbox;
        this.spawner = spawner;
    }

    /**
     * Registers a service.
     *
     * @param plan the service; its recipe is a {@link WorkerRecipe}
     * @return false if the master has ended
     * @throws IllegalArgumentException if there are too many services, or would be too many workers
     */
    public boolean add(ServicePlan plan) {
        mailbox.requireRoom();
        synchronized (this) {
            services.add(plan);
            launches.remember(plan);
            if (!mailbox.post(new Event.ServiceAdded(plan))) {
                return false;
            }
        }
        if (WorkerRecipe.of(plan) instanceof JvmRecipe recipe) {
            spawner.expect(recipe.launch(), recipe.output().isCaptured());
        }
        return true;
    }

    /**
     * Gives a service another specification.
     *
     * @param plan the service; its recipe is a {@link WorkerRecipe}
     * @return false if no such service is registered (any more)
     * @throws IllegalArgumentException if there would be too many workers
     */
    public synchronized boolean update(ServicePlan plan) {
        mailbox.requireRoom();
        if (!services.update(plan)) {
            return false;
        }
        launches.remember(plan);
        mailbox.post(new ServiceRequest.Update(plan));
        return true;
    }

    /**
     * Changes the number of workers of a service.
     *
     * @param service the service
     * @param workers how many workers it is to have, 0 or more: those with the lowest ids
     * @param granted run once nothing refuses the change any more, before anything of it happens; must not wait
     * @return false if no such service is registered (any more)
     * @throws IllegalArgumentException if there would be too many workers
     */
    public synchronized boolean scale(ServiceId service, int workers, Runnable granted) {
        mailbox.requireRoom();
        WorkerIds ids = WorkerIds.first(workers);
        if (!services.scale(service, ids)) {
            return false;
        }
        granted.run();
        mailbox.post(new ServiceRequest.Scale(service, ids));
        return true;
    }

    /**
     * Changes the number of workers of a service.
     *
     * @param service the service
     * @param workers as above
     * @return as above
     * @throws IllegalArgumentException as above
     */
    public boolean scale(ServiceId service, int workers) {
        return scale(service, workers, new Runnable() {
            @Override
            public void run() {}
        });
    }

    /**
     * Starts workers of a service, which it has from then on.
     *
     * @param service the service
     * @param workers the ids; those of its specification if there are none
     * @return false if no such service is registered (any more)
     * @throws IllegalArgumentException if there would be too many workers
     */
    public synchronized boolean start(ServiceId service, List<Integer> workers) {
        mailbox.requireRoom();
        ServicePlan plan = services.plan(service);
        if (plan == null) {
            return false;
        }
        WorkerIds ids = workers.isEmpty() ? plan.workers() : WorkerIds.of(workers);
        services.scale(service, services.wanted(service).plus(ids));
        mailbox.post(new ServiceRequest.Start(service, ids));
        return true;
    }

    /**
     * Stops workers of a service, which it does not have any more from then on.
     *
     * @param service the service
     * @param workers the ids; all if there are none
     * @return false if no such service is registered (any more)
     */
    public synchronized boolean stop(ServiceId service, List<Integer> workers) {
        mailbox.requireRoom();
        WorkerIds wanted = services.wanted(service);
        WorkerIds ids = workers.isEmpty() ? wanted : WorkerIds.of(workers);
        if (!services.scale(service, wanted.minus(ids))) {
            return false;
        }
        mailbox.post(new ServiceRequest.Stop(service, ids));
        return true;
    }

    /**
     * Refuses a service that would be too large even on its own.
     *
     * @param plan the service
     * @throws IllegalArgumentException if so
     */
    public void check(ServicePlan plan) {
        services.check(plan);
    }

    /**
     * Ends a service for good: from here on it is not registered any more.
     *
     * @param service the service
     * @return false if no such service is registered (any more)
     */
    public synchronized boolean remove(ServiceId service) {
        if (!services.remove(service)) {
            return false;
        }
        launches.forget(service);
        mailbox.post(new ServiceRequest.Remove(service));
        return true;
    }

    /**
     * Returns a registered service as it was last specified.
     *
     * @param service the service
     * @return the service, or null if it is not registered
     */
    public @Nullable ServicePlan plan(ServiceId service) {
        return services.plan(service);
    }

    /**
     * Returns all registered services.
     *
     * @return the services, in no particular order
     */
    public List<ServicePlan> plans() {
        return services.plans();
    }
}
