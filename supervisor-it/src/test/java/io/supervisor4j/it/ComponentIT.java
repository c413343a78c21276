package io.supervisor4j.it;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.component.Component;
import io.supervisor4j.component.ComponentService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A tree of components as the work of a worker: M-14, M-17, M-57, M-59. */
class ComponentIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    private Master start(String file) {
        return masters.start(manager -> {
            manager.add(Graph.class, 1, file);
            manager.onDeadWorker((service, worker, exit) ->
                    Talker.line("dead " + worker + " " + exit.status() + " " + exit.cause()));
        });
    }

    @Test
    void aStopOfTheManagerStopsTheGraphInOrder_M14() {
        Master master = start(folder.resolve("never").toString());
        master.awaitWorkers("Graph", 1);
        master.awaitLine("App onStarted");

        master.stop();

        assertThat(master.all("\\w+ on\\w+"))
                .containsExactly(
                        "App onStart",
                        "Db onStart",
                        "Db onStarted",
                        "Web onStart",
                        "Web onStarted",
                        "App onStarted",
                        "App onStop",
                        "Web onStop",
                        "Web onShutdown",
                        "Db onStop",
                        "Db onShutdown",
                        "App onShutdown");
    }

    @Test
    void sigtermStopsTheGraphOnceHoweverOftenItComesAndTheStatusIsZero_M57_M59() {
        Master master = start(folder.resolve("never").toString());
        long pid = master.awaitWorkers("Graph", 1).get(0);
        master.awaitLine("App onStarted");

        for (int signal = 0; signal < 5; signal++) {
            Processes.signalIfThere("TERM", pid);
        }

        assertThat(master.awaitLine("dead .*")).startsWith("dead 0 0 ");
        master.awaitLines("App onStarted", 2);
        assertThat(master.all("App on\\w+"))
                .containsExactly(
                        "App onStart", "App onStarted", "App onStop", "App onShutdown", "App onStart", "App onStarted");
        master.stop();
    }

    /** The model knows no SIGHUP. */
    @Test
    void sighupRestartsTheGraphInTheSameProcess_M17() {
        Master master = start(folder.resolve("never").toString());
        Map<Integer, Long> before = master.awaitWorkers("Graph", 1);
        master.awaitLine("App onStarted");

        master.signal("HUP");
        master.awaitLine(".*: reload finished");

        assertThat(master.all("App on\\w+"))
                .containsExactly(
                        "App onStart", "App onStarted", "App onStop", "App onShutdown", "App onStart", "App onStarted");
        assertThat(master.awaitWorkers("Graph", 1)).isEqualTo(before);
        master.stop();
    }

    @Test
    void aCrashedRootEndsTheWorkerWithItsStatusAndItIsBack_M57() throws IOException {
        Path file = folder.resolve("crash");
        Master master = start(file.toString());
        long pid = master.awaitWorkers("Graph", 1).get(0);
        master.awaitLine("App onStarted");

        Files.createFile(file);

        assertThat(master.awaitLine("dead .*")).isEqualTo("dead 0 3 EXITED");
        master.awaitLines("App onStarted", 2);
        assertThat(master.awaitWorkers("Graph", 1).get(0)).isNotEqualTo(pid);
        master.stop();
    }

    /** The service. */
    public static final class Graph extends ComponentService {

        public Graph(WorkerContext context, String file) {
            super(context, new App(context, new Web(file)));
        }
    }

    /** Prints its callbacks. */
    private static class Printing extends Component {

        final void say(String callback) {
            Talker.line(label() + " " + callback);
        }

        @Override
        protected void onStart() {
            say("onStart");
        }

        @Override
        protected void onStarted() {
            say("onStarted");
        }

        @Override
        protected void onStop() {
            say("onStop");
        }

        @Override
        protected void onShutdown() {
            say("onShutdown");
        }
    }

    private static final class App extends Printing {

        private final WorkerContext context;

        App(WorkerContext context, Web web) {
            this.context = context;
            add(new Db(), web);
        }

        @Override
        protected void onFirstStart() {
            Talker.line(context.serviceName() + "." + context.workerId() + " run "
                    + ProcessHandle.current().pid());
        }
    }

    private static final class Db extends Printing {}

    /** Ends the worker once when a file is there. */
    private static final class Web extends Printing {

        private final Path file;

        Web(String file) {
            this.file = Path.of(file);
            timer("look", Duration.ofMillis(10), this::look);
        }

        private void look() throws IOException {
            if (Files.deleteIfExists(file)) {
                throw new WorkerExitException(3);
            }
        }
    }
}
