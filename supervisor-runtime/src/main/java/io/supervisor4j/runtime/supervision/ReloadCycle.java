package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.event.ManagerEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A reload of the manager: first the decision, then the hooks, then the workers; requests that come until the hooks have ended make
 * one further round (B-9, B-14).
 *
 * <pre>
 *            request             all, only              hooks ended
 *   RESTING ─────────▶ DECIDING ───────────▶ IN_HOOKS ──────────────▶ RESTING, workers reload
 *      ▲                  │ none
 *      └──────────────────┘
 * </pre>
 */
final class ReloadCycle {

    private enum Round {
        RESTING,
        DECIDING,
        IN_HOOKS
    }

    private final SharedState shared;
    /** The requests that wait for this round's decision, and for the next one's. */
    private final List<Long> asking = new ArrayList<>();

    private final List<Long> askingNext = new ArrayList<>();
    private Round round = Round.RESTING;
    private boolean again;
    /** Workers may have to answer a round that took place. */
    private boolean unfinished;

    ReloadCycle(SharedState shared) {
        this.shared = shared;
    }

    boolean isOpen() {
        return round != Round.RESTING || unfinished;
    }

    void request(long request) {
        again = round != Round.RESTING;
        if (request != Event.ReloadRequested.UNATTENDED) {
            (again ? askingNext : asking).add(request);
        }
        if (!again) {
            begin();
        }
    }

    private void begin() {
        round = Round.DECIDING;
        shared.publish(new ManagerEvent.ReloadRequested());
        shared.runBesideHooks(new Effect.DecideReload());
    }

    void decided(Event.ReloadDecided event) {
        if (round != Round.DECIDING) {
            return;
        }
        answer(asking, event.decision());
        if (event.decision() instanceof ReloadDecision.None none) {
            shared.publish(new ManagerEvent.ReloadRefused(none.reason(), event.error()));
            endRound();
        } else {
            round = Round.IN_HOOKS;
            unfinished = true;
            shared.fire(new Firing.Reload(event.decision()));
        }
    }

    /** The hooks have ended: a change they made is visible to the workers from here on (C-17). */
    void hooksEnded(ReloadDecision decision, Collection<ServiceGroup> groups, long now) {
        for (ServiceGroup group : groups) {
            if (decision.includes(group.plan().id())) {
                group.slots().forEach(slot -> slot.reload(now));
            }
        }
        endRound();
    }

    private void endRound() {
        round = Round.RESTING;
        if (again) {
            again = false;
            asking.addAll(askingNext);
            askingNext.clear();
            begin();
        }
    }

    private void answer(List<Long> requests, ReloadDecision made) {
        requests.forEach(request -> shared.emit(new Effect.AnswerReload(request, made)));
        requests.clear();
    }

    /** A request that comes when the manager is ending. */
    void refuse(long request) {
        if (request != Event.ReloadRequested.UNATTENDED) {
            asking.add(request);
        }
    }

    /** The manager is ending: no decision follows. */
    void giveUp() {
        asking.addAll(askingNext);
        askingNext.clear();
        if (!asking.isEmpty()) {
            answer(asking, ReloadDecision.none("the manager is stopping"));
        }
    }

    /** Tells the observers once all workers have answered. */
    void settle() {
        if (unfinished && round == Round.RESTING && !shared.isAnyReloading()) {
            unfinished = false;
            shared.publish(new ManagerEvent.ReloadFinished());
        }
    }
}
