package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.event.ManagerEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Invariants} that is about reloads of the manager. */
final class ReloadInvariants {

    private enum Round {
        NONE,
        DECIDING,
        REFUSED,
        ACCEPTED,
        IN_HOOKS
    }

    private final Invariants rules;
    private final LifeInvariants lives;
    private final Set<Long> unanswered = new LinkedHashSet<>();
    private Round round = Round.NONE;
    private @Nullable ReloadDecision decision;
    private boolean owed;
    private boolean unfinished;

    ReloadInvariants(Invariants rules, LifeInvariants lives) {
        this.rules = rules;
        this.lives = lives;
    }

    void before(@Nullable Event cause) {
        decision = null;
        if (cause instanceof Event.ReloadRequested requested
                && requested.request() != Event.ReloadRequested.UNATTENDED) {
            unanswered.add(requested.request());
        }
        if (rules.isEnding()) {
            return;
        }
        if (cause instanceof Event.ReloadRequested) {
            owed = true;
        } else if (cause instanceof Event.ReloadDecided decided) {
            decision = decided.decision();
            round = decision instanceof ReloadDecision.None ? Round.REFUSED : Round.ACCEPTED;
        } else if (cause instanceof Event.HooksEnded ended && ended.firing() instanceof Firing.Reload firing) {
            round = Round.NONE;
            lives.reloadBegins(firing.decision());
        }
    }

    void observe(Effect effect, @Nullable Effect before) {
        if (effect instanceof Effect.DecideReload) {
            boolean told =
                    before instanceof Effect.Publish publish && publish.event() instanceof ManagerEvent.ReloadRequested;
            rules.check(told, "a decision is asked for when a reload begins");
        } else if (effect instanceof Effect.AnswerReload answer) {
            rules.check(unanswered.remove(answer.request()), "a request to reload is answered once");
            rules.check(
                    rules.isEnding()
                            ? answer.decision() instanceof ReloadDecision.None
                            : answer.decision().equals(decision),
                    "a request to reload is answered by the decision");
        } else if (effect instanceof Effect.FireHooks hooks && hooks.firing() instanceof Firing.Reload firing) {
            rules.check(round == Round.ACCEPTED, "reload hooks run once it is decided, and not if nothing reloads");
            rules.check(firing.decision().equals(decision), "what was decided is what is done");
            round = Round.IN_HOOKS;
            unfinished = true;
        } else if (effect instanceof Effect.Publish publish && publish.event() instanceof ManagerEvent event) {
            observe(event);
        }
    }

    private void observe(ManagerEvent event) {
        if (event instanceof ManagerEvent.ReloadRequested) {
            rules.check(!rules.isEnding(), "no reload begins once the end was ordered");
            rules.check(round == Round.NONE, "one reload at a time");
            round = Round.DECIDING;
            owed = false;
        } else if (event instanceof ManagerEvent.ReloadRefused refused) {
            rules.check(round == Round.REFUSED, "a reload is refused by its decision, once");
            rules.check(
                    decision instanceof ReloadDecision.None none
                            && none.reason().equals(refused.reason()),
                    "a reload is refused for the reason that was given");
            round = Round.NONE;
        } else if (event instanceof ManagerEvent.ReloadFinished) {
            rules.check(
                    unfinished && round == Round.NONE && !rules.isEnding(), "a reload finishes once, after its hooks");
            unfinished = false;
        }
    }

    void after(List<Effect> effects) {
        rules.check(round != Round.REFUSED && round != Round.ACCEPTED, "what follows a decision follows at once");
        rules.check(!rules.isEnding() || unanswered.isEmpty(), "at the end no request to reload is left unanswered");
        boolean refused = decision instanceof ReloadDecision.None;
        rules.check(!refused || effects.stream().noneMatch(ReloadInvariants::replaces), "nothing follows a refusal");
    }

    /** A start that was due may coincide with a refusal. */
    private static boolean replaces(Effect effect) {
        return effect instanceof Effect.Reload
                || effect instanceof Effect.Terminate
                || effect instanceof Effect.Kill
                || (effect instanceof Effect.FireHooks hooks && hooks.firing() instanceof Firing.Reload);
    }

    void checkRest() {
        rules.check(!owed && !unfinished && round == Round.NONE, "every reload is begun, and refused or finished");
        rules.check(unanswered.isEmpty(), "every request to reload is answered");
    }
}
