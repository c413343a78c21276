package io.supervisor4j.component.example;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.component.ComponentProgram;
import io.supervisor4j.component.ComponentService;
import io.supervisor4j.component.ComponentSupervisor;
import io.supervisor4j.component.CrashDecision;
import io.supervisor4j.component.RestartStrategy;
import io.supervisor4j.component.time.CronExpression;
import io.supervisor4j.component.time.LoopingCall;
import io.supervisor4j.component.time.ManualTime;
import io.supervisor4j.component.time.Retry;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

/** The pieces of the README that are no classes of their own, so that they are compiled; a test compares them. */
@SuppressWarnings({"unused", "ClassCanBeStatic"}) // as the README shows them
final class Snippets {

    /** With what the first piece leaves out. */
    abstract static class Component extends io.supervisor4j.component.Component {
        void accept() {}

        void stats() {}

        void report() {}
    }

    static final class Db extends Component {}

    static final class Pool implements AutoCloseable {
        @Override
        public void close() {}
    }

    void components() throws InterruptedException {
        class Web extends Component {
            Web(Db db) {
                add(db); // started before Web is, stopped after its onStop
                task("accept", this::accept); // a thread of its own, interrupted at the end
                timer("stats", ofSeconds(5), this::stats); // sleeps, runs, sleeps; never overlaps
                cron("report", "0 6 * * 1-5", ZoneId.of("Europe/Berlin"), this::report);
            }

            @Override
            protected void onStart() throws Exception {
                use(new Pool());
            } // closed at the end of each run
        }

        var strategy = RestartStrategy.oneForOne().maxRestarts(3, ofSeconds(10));
        try (var app = ComponentSupervisor.of(strategy, new Web(new Db()))) {
            app.start();
            app.awaitStopped();
        }
    }

    void careful() {
        var careful = RestartStrategy.oneForOne()
                .maxRestarts(20, ofMinutes(1))
                .backOff(ofMillis(200), ofSeconds(10))
                .on(ConnectException.class, CrashDecision.RESTART)
                .on(IOException.class, CrashDecision.STOP)
                .on(Error.class, CrashDecision.ESCALATE);
    }

    void program() throws InterruptedException {
        class Web extends Component {
            Web(Db db) {
                add(db);
            }
        }

        System.exit(ComponentProgram.of(new Web(new Db()))
                .logFile(Path.of("/var/log/web.log")) // in the place of the console
                .logLevel(Level.INFO)
                .redirectOutput(Level.WARN) // what is printed goes to the log
                .run());
    }

    public final class ShopService extends ComponentService {
        public ShopService(WorkerContext context) {
            super(context, new Shop().app);
        }
    }

    void manualTime() throws InterruptedException {
        var time = new ManualTime();
        new CacheService(time).run();
        time.awaitWaiters(1); // until its thread waits for the clock
        time.advance(ofMinutes(5)); // now both tasks are due
        time.awaitWaiters(1); // until they have run
    }

    List<Object> functions() throws Exception {
        var poll = LoopingCall.every(ofSeconds(5), this::poll).start();
        var ready = LoopingCall.until(ofSeconds(1), this::findServer)
                .timeout(ofMinutes(2))
                .start(); // ready.awaitDone(): the server
        var answer = Retry.on(IOException.class)
                .maxRetries(3)
                .increment(ofSeconds(2))
                .call(this::ask);
        ZonedDateTime next = CronExpression.parse("0 6 * * 1-5").next(ZonedDateTime.now(ZoneId.of("Europe/Berlin")));
        return List.of(poll, ready, answer, next);
    }

    private void poll() {}

    private Optional<String> findServer() {
        return Optional.of("server");
    }

    private String ask() throws IOException {
        return "answer";
    }
}
