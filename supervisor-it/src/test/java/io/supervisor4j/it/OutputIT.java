package io.supervisor4j.it;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What goes into a worker's process and what comes out of it: descriptors, output, options, environment. */
class OutputIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @Test
    void outputReachesTheMastersAndIsNeverTakenForProtocol() {
        Master master = masters.start(manager -> {
            manager.add(Liar.class, 2);
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead hook"));
        });
        Map<Integer, Long> before = master.awaitWorkers("Liar", 2);
        master.awaitLines("exiting .* on out", 2);
        master.awaitLines("exiting .* on err", 2);

        master.signal("HUP");
        master.awaitLines("Liar\\.\\d reload \\d+", 2);

        assertThat(master.awaitWorkers("Liar", 2)).isEqualTo(before);
        assertThat(master.lines()).doesNotContain("dead hook");
        assertThat(master.all(".*no message, skipped.*")).isEmpty();
        master.stop();
    }

    @Test
    void garbageOnTheEventPipeIsReportedAndSurvived() {
        Master master = masters.start(manager -> {
            manager.add(Babbler.class, 1);
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead hook"));
        });
        long pid = master.awaitWorkers("Babbler", 1).get(0);

        master.awaitLine(
                "WARN .*worker Babbler\\.0 \\[" + pid + "] wrote to its event pipe what is no message, skipped.*");
        master.awaitLine("Babbler\\.0 babbled \\d+");
        master.signal("HUP");

        master.awaitLine("Babbler\\.0 reload " + pid);
        assertThat(master.lines()).doesNotContain("dead hook");
        master.stop();
        assertThat(master.all(".*no message, skipped.*")).hasSizeLessThan(20);
    }

    @Test
    void wordsWithoutEndFillNoLogAndHoldUpNobodyElse() {
        Master master = masters.start(manager -> {
            manager.add(Flooder.class, 2);
            manager.add(Talker.class, 1);
        });
        master.awaitLines("Flooder\\.\\d flooded \\d+", 2);
        long pid = master.awaitWorkers("Talker", 1).get(0);

        Processes.signal("KILL", pid);

        master.awaitLines("Talker\\.0 run \\d+", 2);
        master.stop();
        assertThat(master.all(".*no message, skipped: it speaks version 99 .*"))
                .as("the first few of each worker, and how many more there were")
                .hasSizeBetween(2, 2 * 12);
        assertThat(master.all(".*and ([0-9,]+) more of these in .* the last: worker Flooder\\.\\d .*"))
                .isNotEmpty();
    }

    @Test
    void aFloodOfOutputHoldsUpNothing() {
        Master master = masters.start(manager -> manager.add(Flood.class, 2));

        master.awaitLines("Flood\\.\\d done \\d+", 2);

        master.stop();
        assertThat(master.all("x{200}")).hasSize(2 * Flood.LINES);
    }

    @Test
    void shutdownHooksOfAWorkerRunAfterAGracefulEndOnly_B18_C42() {
        Master master = masters.start(manager -> {
            ServiceSpec spec = ServiceSpec.of(HasShutdownHook.class).restart(RestartPolicy.never());
            for (String name : List.of("returns", "throws", "interrupted", "requests")) {
                manager.add(spec.name(name).args(name));
            }
            manager.add(spec.name("hangs").args("hangs").gracefulShutdownTimeout(Duration.ofSeconds(1)));
            manager.onDeadWorker((service, worker, exit) -> Talker.line("dead"));
        });
        for (String name : List.of("returns", "throws", "hangs")) {
            Processes.signal("TERM", master.awaitWorkers(name, 1).get(0));
        }
        Processes.signal("INT", master.awaitWorkers("interrupted", 1).get(0));

        master.awaitLines("dead", 5);

        assertThat(master.all("(\\w+)\\.0 shutdown hook \\d+"))
                .containsExactlyInAnyOrder("returns", "throws", "requests");
        master.stop();
    }

    @Test
    void shutdownHooksRunAlsoWhenTheMasterStopsOrIsGone_B18() {
        Master stopped = masters.start(manager -> manager.add(HasShutdownHook.class, 1, "returns"));
        Master killed = masters.start(manager -> manager.add(HasShutdownHook.class, 1, "returns"));
        stopped.awaitWorkers("HasShutdownHook", 1);
        killed.awaitWorkers("HasShutdownHook", 1);

        stopped.stop();
        killed.signal("KILL");
        killed.awaitAllGone();

        assertThat(stopped.all("HasShutdownHook\\.0 shutdown hook \\d+")).hasSize(1);
        assertThat(killed.all("HasShutdownHook\\.0 shutdown hook \\d+")).hasSize(1);
    }

    @Test
    void workersInheritTheOptionsThatMoreThanOneJvmCanHave(@TempDir Path folder) {
        Path log = folder.resolve("gc.log");
        Master master = masters.withJvmOptions(
                        "-Dinherited=a b 'c' $d",
                        "-Xss600k",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
                        "-Dcom.sun.management.jmxremote.port=0",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false",
                        "-Xlog:gc:file=" + log)
                .withEnvironment("JAVA_TOOL_OPTIONS", "-Dfrom.tool.options=1")
                .start(manager -> manager.add(ServiceSpec.of(ShowsOptions.class).jvmOptions("-Down=1", "-Xmx32m")));

        List<String> options = Arrays.asList(master.awaitLine("options (.*)").split("\\|", -1));

        assertThat(options)
                .contains("-Dinherited=a b 'c' $d", "-Xss600k", "-Down=1", "-Xmx32m", "-Dfrom.tool.options=1");
        assertThat(options.indexOf("-Xmx32m")).isGreaterThan(options.indexOf("-Xmx64m"));
        assertThat(String.join("|", options)).doesNotContain("jdwp", "jmxremote", "-Xlog");
        assertThat(master.all("Picked up JAVA_TOOL_OPTIONS.*")).hasSize(1);
        master.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dinherited=a b", "@FILE", "JDK_JAVA_OPTIONS"})
    void workersInheritOptionsWhicheverWayTheMasterGotThem(String way, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("options"), "\"-Dinherited=a b\"");
        if (way.equals("JDK_JAVA_OPTIONS")) {
            masters.withEnvironment(way, "\"-Dinherited=a b\"");
        } else {
            masters.withJvmOptions(way.replace("FILE", file.toString()));
        }
        Master master = masters.start(manager -> manager.add(ServiceSpec.of(ShowsOptions.class)));

        assertThat(master.awaitLine("options (.*)").split("\\|", -1)).contains("-Dinherited=a b", "-Xmx64m");
        master.stop();
    }

    @Test
    void workersInheritTheEnvironmentAlsoOddNamesButNotTheNotifySocket(@TempDir Path folder) {
        Master master = masters.withEnvironment("PLAIN", "a\nb 'c' \"d\" $e ü")
                .withEnvironment("odd.name-1", "x=y z")
                .withEnvironment("REPLACED", "master's")
                .withEnvironment("NOTIFY_SOCKET", folder.resolve("nobody").toString())
                .start(manager -> manager.add(ServiceSpec.of(ShowsEnvironment.class)
                        .environment(Map.of("REPLACED", "service's", "odd.name-2", "own"))));

        master.awaitLine("environment \\[a\\|b 'c' \"d\" \\$e ü, x=y z, service's, own, null]");
        master.stop();
    }

    @Test
    void descriptorsFolderAndProcessGroupAreAsTheContractSays_C21() {
        boolean proc = Files.exists(Path.of("/proc/self/fd"));
        if (!proc) {
            System.out.println("skipped: there is no /proc to look into");
        }
        assumeTrue(proc);
        Master master = masters.start(manager -> {
            Talker.line("group " + group());
            manager.add(ShowsProcess.class, 1);
        });
        String group = master.awaitLine("group (\\d+)");

        master.awaitLine(
                "stdin -1, folder " + Path.of("").toAbsolutePath() + ", group " + group + ", pipes 3 and 4: true");
        master.stop();
    }

    private static String group() throws IOException {
        return Files.readString(Path.of("/proc/self/stat"))
                .replaceFirst(".*\\)", "")
                .trim()
                .split(" ", -1)[2];
    }

    /** Prints what would be its end, if anybody listened there. */
    public static final class Liar extends Talker.Reloadable {
        public Liar(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            line("ready {}");
            line("exiting {\"status\":7,\"reason\":\"own\",\"detail\":\"\"} on out");
            System.err.println("hello {\"protocol\":99}");
            System.err.println("exiting {\"status\":7,\"reason\":\"own\",\"detail\":\"\"} on err");
        }
    }

    /** Writes nonsense where its reports go. */
    public static final class Babbler extends Talker.Reloadable {
        public Babbler(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            try (OutputStream pipe = new FileOutputStream("/dev/fd/4")) {
                write(pipe, "garbage");
                write(pipe, "");
                write(pipe, "ready {");
                write(pipe, "exiting {\"status\":\"seven\"}");
                write(pipe, "verb-that-nobody-knows {}");
                write(pipe, "x".repeat(100_000));
                write(pipe, "\0\1\2üüü");
                for (int i = 0; i < 1000; i++) {
                    write(pipe, "more garbage " + i);
                }
            }
            say("babbled");
        }

        private static void write(OutputStream pipe, String text) throws IOException {
            pipe.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Says without end what is valid, and what is not. */
    public static final class Flooder extends Talker {
        public Flooder(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            byte[] words = "hello {\"protocol\":99}\nready {}\nreloaded {\"sequence\":7}\n"
                    .repeat(100)
                    .getBytes(StandardCharsets.US_ASCII);
            try (OutputStream pipe = new FileOutputStream("/dev/fd/4")) {
                for (long i = 0; ; i++) {
                    pipe.write(words);
                    if (i == 20) {
                        say("flooded");
                    }
                }
            }
        }
    }

    /** Prints a lot. */
    public static final class Flood extends Talker {
        static final int LINES = 20_000;

        public Flood(WorkerContext context) {
            super(context);
        }

        @Override
        public void run() throws Exception {
            super.run();
            String text = "x".repeat(200);
            for (int i = 0; i < LINES; i++) {
                line(text);
            }
            say("done");
        }
    }

    /** Ends in several ways, and shows whether its JVM is given time to tidy up. */
    public static final class HasShutdownHook extends Talker {
        private final String way;

        public HasShutdownHook(WorkerContext context, String way) {
            super(context);
            this.way = way;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> say("shutdown hook")));
        }

        @Override
        public void run() throws Exception {
            super.run();
            if (way.equals("requests")) {
                context.requestShutdown(3);
            }
        }

        @Override
        public void terminate() {
            if (way.equals("throws")) {
                throw new WorkerExitException(3);
            } else if (way.equals("hangs")) {
                block();
            }
        }
    }

    /** Prints the options of its JVM. */
    public static final class ShowsOptions extends Talker {
        public ShowsOptions(WorkerContext context) {
            super(context);
            line("options "
                    + String.join("|", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        }
    }

    /** Prints some of its environment. */
    public static final class ShowsEnvironment extends Talker {
        public ShowsEnvironment(WorkerContext context) {
            super(context);
            List<String> values = Arrays.asList(
                    System.getenv("PLAIN").replace('\n', '|'),
                    System.getenv("odd.name-1"),
                    System.getenv("REPLACED"),
                    System.getenv("odd.name-2"),
                    System.getenv("NOTIFY_SOCKET"));
            line("environment " + values);
        }
    }

    /** Prints how its process looks from inside. */
    public static final class ShowsProcess extends Talker {
        public ShowsProcess(WorkerContext context) throws IOException {
            super(context);
            boolean pipes = target(3).startsWith("pipe:") && target(4).startsWith("pipe:");
            line("stdin " + System.in.read() + ", folder " + Path.of("").toAbsolutePath() + ", group " + group()
                    + ", pipes 3 and 4: " + pipes);
        }

        private static String target(int descriptor) throws IOException {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        }
    }
}
