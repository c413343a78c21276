package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.runtime.supervision.Event;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the program for the decision about a reload, and answers the requests that wait for it. */
final class Reloads {

    private final Optional<Supplier<ReloadDecision>> supplier;
    private final HookRunner hooks;
    private final StatusRequests<ReloadDecision> waiting;
    private final Consumer<Event.ReloadDecided> decided;

    /** The last argument takes each decision, on the thread of the hooks, or of the caller where the program is not asked. */
    Reloads(
            Optional<Supplier<ReloadDecision>> supplier,
            HookRunner hooks,
            Mailbox mailbox,
            Consumer<Event.ReloadDecided> decided) {
        this.supplier = supplier;
        this.hooks = hooks;
        this.waiting = new StatusRequests<>(mailbox);
        this.decided = decided;
    }

    /** Asks for a reload; returns what is decided. From any thread; does not wait. */
    CompletableFuture<ReloadDecision> request() {
        return waiting.ask(Event.ReloadRequested::new);
    }

    /** Does not wait. Where the program is not asked, all workers reload, and that queues behind no hook. */
    void decide() {
        if (supplier.isPresent()) {
            hooks.decide(supplier.get(), decided);
        } else {
            decided.accept(new Event.ReloadDecided(ReloadDecision.all()));
        }
    }

    void answered(long request, ReloadDecision decision) {
        waiting.answered(request, decision);
    }

    /** The manager has ended. */
    void close() {
        waiting.close(ReloadDecision.none("the manager has ended"));
    }
}
