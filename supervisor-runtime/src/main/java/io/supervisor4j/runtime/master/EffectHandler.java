package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.supervision.Effect;
import io.supervisor4j.runtime.supervision.Life;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Carries out effects. Each method only hands on, and returns at once. */
final class EffectHandler implements Effect.Handler {

    private final HookRegistry hooks;
    private final HookRunner runner;
    private final Workers workers;
    private final StatusRequests<TimedSnapshot> questions;
    private final Reloads reloads;
    private final WorkerQueries queries;
    private final Consumer<SupervisorEvent> observers;
    private final Runnable onReady;
    private OptionalInt status = OptionalInt.empty();

    /** The last argument is run when all workers are ready for the first time. */
    EffectHandler(
            HookRegistry hooks,
            HookRunner runner,
            Workers workers,
            StatusRequests<TimedSnapshot> questions,
            Reloads reloads,
            WorkerQueries queries,
            Consumer<SupervisorEvent> observers,
            Runnable onReady) {
        this.hooks = hooks;
        this.runner = runner;
        this.workers = workers;
        this.questions = questions;
        this.reloads = reloads;
        this.queries = queries;
        this.observers = observers;
        this.onReady = onReady;
    }

    /** What {@code run()} returns, once that is decided. */
    OptionalInt status() {
        return status;
    }

    @Override
    public void spawn(Effect.Spawn effect) {
        workers.spawn(effect.life(), effect.plan());
    }

    @Override
    public void warm(Effect.Warm effect) {
        workers.send(effect.life(), JvmRecipe.of(effect.plan()).warmUp());
    }

    @Override
    public void assign(Effect.Assign effect) {
        workers.assign(
                effect.life(),
                JvmRecipe.of(effect.plan())
                        .assignment(effect.plan(), effect.worker(), effect.timeout(), hooks.newWorkerHooks()));
    }

    @Override
    public void terminate(Effect.Terminate effect) {
        workers.send(effect.life(), new Command.Terminate(effect.timeout().toMillis()));
    }

    @Override
    public void changeTimeout(Effect.ChangeTimeout effect) {
        workers.send(effect.life(), new Command.ChangeTimeout(effect.timeout().toMillis()));
    }

    @Override
    public void reload(Effect.Reload effect) {
        workers.send(effect.life(), new Command.Reload(effect.sequence()));
    }

    @Override
    public void abort(Effect.Abort effect) {
        workers.send(effect.life(), new Command.Abort(effect.signal()));
    }

    @Override
    public void bye(Effect.Bye effect) {
        workers.send(effect.life(), new Command.Bye());
    }

    @Override
    public void kill(Effect.Kill effect) {
        workers.kill(effect.life());
    }

    @Override
    public void signal(Effect.Signal effect) {
        workers.signal(effect.life(), effect.signal());
    }

    @Override
    public void query(Effect.Query effect) {
        effect.life().ifPresentOrElse(life -> ask(effect.query(), life), () -> queries.unanswerable(effect.query()));
    }

    private void ask(long query, Life life) {
        Command.Query command = queries.sending(query, life);
        if (command != null) {
            workers.send(life, command);
        }
    }

    @Override
    public void forget(Effect.Forget effect) {
        workers.forget(effect.service());
    }

    @Override
    public void answer(Effect.Answer effect) {
        questions.answered(effect.question(), TimedSnapshot.takenNow(effect.snapshot()));
    }

    @Override
    public void decideReload(Effect.DecideReload effect) {
        reloads.decide();
    }

    @Override
    public void answerReload(Effect.AnswerReload effect) {
        reloads.answered(effect.request(), effect.decision());
    }

    @Override
    public void fireHooks(Effect.FireHooks effect) {
        runner.fire(effect.firing());
    }

    @Override
    public void publish(Effect.Publish effect) {
        if (effect.event() instanceof ManagerEvent.Ready) {
            onReady.run();
        }
        observers.accept(effect.event());
    }

    @Override
    public void finish(Effect.Finish effect) {
        status = OptionalInt.of(effect.status());
    }
}
