package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The variables of workers: exactly those that they are to have, and never in a command line. */
class EnvironmentIT {

    private static final List<String> ODD_NAMES =
            List.of("spring.datasource.password", "-i", "-uPATH", "-S/bin/date", "BASH_FUNC_cat%%", "1st", "a-b");

    @RegisterExtension
    final Masters masters = new Masters();

    /** Ends soon, so that another one is started. */
    public static final class Mayfly extends Talker {

        /** Created by the worker. */
        public Mayfly(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            context.requestShutdown(0);
        }
    }

    private static Set<String> variables(String process) throws IOException {
        String text = Files.readString(Path.of("/proc", process, "environ"), StandardCharsets.ISO_8859_1);
        Set<String> variables = new TreeSet<>(List.of(text.split("\0", -1)));
        variables.remove("");
        return variables;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWorkerHasTheVariablesOfItsMasterByteForByteAndNoOthers(boolean odd) throws IOException {
        Map<String, String> some = new HashMap<>(Map.of(
                "PWD", "/elsewhere", "OLDPWD", "/else", "SHLVL", "7", "IFS", ":", "_", "/bin/x", "LC_ALL", "xx"));
        some.putAll(Map.of("BASH_ENV", "/nowhere", "ENV", "/nowhere", "LATIN", "caf\u00e9", "PS4", "+"));
        ODD_NAMES.forEach(name -> some.put(odd ? name : "EVEN", "value of " + name));
        some.forEach(masters::withEnvironment);
        Master master = masters.withEnvironment("NOTIFY_SOCKET", "").start(manager -> manager.add(Talker.class, 1));
        long worker = master.awaitWorkers("Talker", 1).get(0);

        Set<String> expected = variables(String.valueOf(master.pid()));
        expected.remove("NOTIFY_SOCKET=");
        Set<String> actual = variables(String.valueOf(worker));
        assertThat(actual.removeIf(variable -> variable.startsWith("SUPERVISOR_LIFE=")))
                .as("the token of its life")
                .isTrue();
        assertThat(actual).isEqualTo(expected);
        master.stop();
        assertThat(master.lines()).noneMatch(line -> line.contains("WARN"));
    }

    @Test
    void noVariableStandsInTheCommandLineOfAnyProcess() throws Exception {
        String secret = UUID.randomUUID().toString();
        Map<String, String> secrets = new HashMap<>();
        ODD_NAMES.forEach(name -> secrets.put(name, secret));
        CommandLines seen = new CommandLines(secret);
        seen.start();
        secrets.forEach(masters::withEnvironment);
        Master master = masters.start(manager ->
                manager.add(ServiceSpec.of(Mayfly.class).workers(2).environment(Map.of("its.own", "of the service"))));

        master.awaitLines("Mayfly\\.\\d run \\d+", 12);
        seen.stop();
        master.stop();

        assertThat(seen.processes()).isGreaterThan(10);
        assertThat(seen.withTheSecret()).isEmpty();
    }

    /** Looks at the command lines of all processes, again and again. */
    private static final class CommandLines implements Runnable {

        private final String secret;
        private final Set<String> found = new ConcurrentSkipListSet<>();
        private final Set<String> pids = new ConcurrentSkipListSet<>();
        private final Thread thread = new Thread(this, "command-lines");
        private volatile boolean over;

        CommandLines(String secret) {
            this.secret = secret;
        }

        void start() {
            thread.setDaemon(true);
            thread.start();
        }

        void stop() throws InterruptedException {
            over = true;
            thread.join();
        }

        int processes() {
            return pids.size();
        }

        List<String> withTheSecret() {
            return new ArrayList<>(found);
        }

        @Override
        public void run() {
            while (!over) {
                try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                    all.forEach(this::look);
                } catch (IOException e) {
                    found.add("cannot look: " + e);
                }
            }
        }

        private void look(Path process) {
            try {
                String words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
                pids.add(process.getFileName().toString());
                if (words.contains(secret)) {
                    found.add(words.replace('\0', ' '));
                }
            } catch (IOException e) {
                // It has ended.
                return;
            }
        }
    }
}
