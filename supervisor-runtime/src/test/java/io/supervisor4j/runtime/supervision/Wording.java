package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import java.util.UUID;

/** Events and effects in few words, for the trails of tests: worker 0 of service a in its third life is {@code a.0#3}, a standby
 * of it {@code a.standby#3}, also after it has become a worker. */
final class Wording implements Effect.Handler {

    private String text = "";

    private Wording() {}

    /** A service's id that tells its name: a letter. */
    static ServiceId service(char name) {
        return new ServiceId(new UUID(0, name));
    }

    static String name(ServiceId service) {
        return String.valueOf((char) service.value().getLeastSignificantBits());
    }

    static String of(Life life) {
        String number = life.isStandby() ? "standby" : String.valueOf(life.worker());
        return name(life.service()) + "." + number + "#" + life.generation();
    }

    static String of(Effect effect) {
        Wording wording = new Wording();
        effect.dispatchTo(wording);
        return wording.text;
    }

    static String of(Event event) {
        String text = event.toString();
        for (char name = 'a'; name <= 'z'; name++) {
            text = text.replace(service(name).toString(), String.valueOf(name))
                    .replace("ServiceId[value=" + name + "]", String.valueOf(name));
        }
        return text;
    }

    static String of(Firing firing) {
        if (firing instanceof Firing.DeadWorker dead) {
            return "DeadWorker " + name(dead.service()) + "." + dead.worker() + " "
                    + dead.exit().status() + " " + dead.exit().cause();
        }
        if (firing instanceof Firing.WorkerReady ready) {
            return "WorkerReady " + name(ready.service()) + "." + ready.worker();
        }
        return firing.getClass().getSimpleName();
    }

    @Override
    public void spawn(Effect.Spawn effect) {
        text = "spawn " + of(effect.life());
    }

    @Override
    public void assign(Effect.Assign effect) {
        Life life = effect.life();
        String identity = name(life.service()) + "." + effect.worker();
        text = "assign " + of(life) + (life.isStandby() ? " as " + identity : "");
    }

    @Override
    public void warm(Effect.Warm effect) {
        text = "warm " + of(effect.life());
    }

    @Override
    public void terminate(Effect.Terminate effect) {
        text = "terminate " + of(effect.life()) + " within " + effect.timeout().toMillis();
    }

    @Override
    public void reload(Effect.Reload effect) {
        text = "reload " + of(effect.life()) + " as " + effect.sequence();
    }

    @Override
    public void abort(Effect.Abort effect) {
        text = "abort " + of(effect.life()) + " by " + effect.signal();
    }

    @Override
    public void bye(Effect.Bye effect) {
        text = "bye " + of(effect.life());
    }

    @Override
    public void kill(Effect.Kill effect) {
        text = "kill " + of(effect.life());
    }

    @Override
    public void signal(Effect.Signal effect) {
        text = effect.signal() + " to " + of(effect.life());
    }

    @Override
    public void query(Effect.Query effect) {
        text = "query " + effect.query() + " to "
                + effect.life().map(Wording::of).orElse("nobody");
    }

    @Override
    public void forget(Effect.Forget effect) {
        text = "forget " + name(effect.service());
    }

    @Override
    public void answer(Effect.Answer effect) {
        text = "answer " + effect.question() + ": " + effect.snapshot().state();
    }

    @Override
    public void changeTimeout(Effect.ChangeTimeout effect) {
        text = "time of " + of(effect.life()) + " is " + effect.timeout().toMillis();
    }

    @Override
    public void decideReload(Effect.DecideReload effect) {
        text = "decide reload";
    }

    @Override
    public void answerReload(Effect.AnswerReload effect) {
        text = "answer reload " + effect.request() + ": "
                + (effect.decision() instanceof ReloadDecision.None none ? none.reason() : "yes");
    }

    @Override
    public void fireHooks(Effect.FireHooks effect) {
        text = "hooks " + of(effect.firing());
    }

    @Override
    public void publish(Effect.Publish effect) {
        text = "tell: " + effect.event().describe();
    }

    @Override
    public void finish(Effect.Finish effect) {
        text = "finish " + effect.status();
    }
}
