package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.WorkerEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Invariants} that is about services that are given another specification, or removed. */
final class UpdateInvariants {

    private final Invariants rules;
    private final LifeInvariants lives;
    /** By which recipe each JVM was started. */
    private final Map<Life, Recipe> recipes = new HashMap<>();

    private final Set<Life> endedForAnUpdate = new HashSet<>();
    private final Set<ServiceId> leaving = new HashSet<>();
    private final Set<ServiceId> gone = new HashSet<>();
    private @Nullable ServiceId owesRemoving;
    private @Nullable ServiceId owesForgetting;

    UpdateInvariants(Invariants rules, LifeInvariants lives) {
        this.rules = rules;
        this.lives = lives;
    }

    /** Tells whether it was added, and not told to go. */
    boolean isPresent(ServiceId service) {
        return rules.isKnown(service) && !leaving.contains(service);
    }

    boolean isGone(ServiceId service) {
        return gone.contains(service);
    }

    void removalOrdered(ServiceId service) {
        leaving.add(service);
        owesRemoving = service;
    }

    void observe(Effect effect) {
        rules.check(owesForgetting == null || effect instanceof Effect.Forget, "what is gone is forgotten at once");
        if (effect instanceof Effect.Forget forget) {
            rules.check(forget.service().equals(owesForgetting), "only what is gone is forgotten");
            owesForgetting = null;
        } else if (effect instanceof Effect.Spawn spawn) {
            rules.check(!leaving.contains(spawn.life().service()), "nothing of a removed service is started");
            recipes.put(spawn.life(), spawn.plan().recipe());
            checkPlan(spawn.life(), spawn.plan());
        } else if (effect instanceof Effect.Warm warm) {
            checkPlan(warm.life(), warm.plan());
        } else if (effect instanceof Effect.Assign assign) {
            checkPlan(assign.life(), assign.plan());
        } else if (effect instanceof Effect.Publish publish) {
            if (publish.event() instanceof ServiceEvent event) {
                observe(event);
            } else if (publish.event() instanceof WorkerEvent event) {
                rules.check(!isGone(event.worker().serviceId()), "nothing is told of a worker that is gone for good");
                stopping(event);
            } else if (publish.event() instanceof StandbyEvent.Ended event) {
                rules.check(!isGone(event.serviceId()), "nothing is told of a standby that is gone for good");
            }
        }
    }

    private void checkPlan(Life life, ServicePlan plan) {
        rules.check(plan.equals(rules.plan(life.service())), "the present specification is used");
        rules.check(plan.recipe().equals(recipes.get(life)), "a JVM runs what it was started for");
    }

    private void observe(ServiceEvent event) {
        rules.check(!isGone(event.serviceId()), "nothing is told of a service that is gone for good");
        if (event instanceof ServiceEvent.Removing removing) {
            rules.check(removing.serviceId().equals(owesRemoving), "a removal is told once");
            owesRemoving = null;
        } else if (event instanceof ServiceEvent.Removed removed) {
            rules.check(leaving.contains(removed.serviceId()), "only what was told to go is gone");
            rules.check(!lives(removed.serviceId()), "a service is gone when its last life is");
            gone.add(removed.serviceId());
            owesForgetting = removed.serviceId();
        }
    }

    private boolean lives(ServiceId service) {
        return rules.living().stream().anyMatch(life -> life.life.service().equals(service)) || isHeld(service);
    }

    private boolean isHeld(ServiceId service) {
        return lives.ended(service).anyMatch(life -> !life.published);
    }

    private void stopping(WorkerEvent event) {
        if (!(event instanceof WorkerEvent.Stopping stopping)
                || !stopping.reason().equals("update")) {
            return;
        }
        LifeRecord life = lives.last(stopping.worker());
        ServicePlan plan = rules.plan(life.life.service());
        rules.check(!life.recipe.equals(plan.recipe()), "only who is outdated makes room for an update");
        rules.check(endedForAnUpdate.add(life.life), "and does it once");
        rules.check(
                !life.ready || rules.wanted().areOthersUp(plan, life.worker), "an update takes no second ready worker");
    }

    void after() {
        rules.check(owesRemoving == null, "a removal is told at once");
        rules.check(owesForgetting == null, "what is gone is forgotten at once");
        if (!rules.isFinished()) {
            leaving.forEach(service -> rules.check(isGone(service) || lives(service), "gone is told at once"));
        }
    }

    /** At rest. */
    void checkRest() {
        rules.living()
                .forEach(life -> rules.check(
                        life.recipe.equals(rules.plan(life.life.service()).recipe()),
                        life + " runs its service's recipe"));
        rules.check(gone.equals(leaving), "every removed service is gone");
    }
}
