package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.Output;
import io.supervisor4j.daemon.StartResult;
import io.supervisor4j.system.posix.DatagramListener;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.supervisor4j.daemon.Daemon.FOREVER;
import static io.supervisor4j.it.Daemons.LIMIT;
import static io.supervisor4j.it.Daemons.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What daemons get from who starts them, what they do not, and where their output goes. */
class DaemonSurroundingsIT {

    @RegisterExtension
    final Daemons daemons = new Daemons();

    private static CallerMain.Program starter() {
        return descriptions -> Talker.line(descriptions
                .daemon(DaemonPrograms.Polite.class)
                .build()
                .start(Duration.ofSeconds(30))
                .toString());
    }

    /** The daemon of {@link #starter}. */
    private Daemon polite() {
        return daemons.daemon(DaemonPrograms.Polite.class).build();
    }

    private static String shellWords(List<String> words) {
        return "'" + String.join("' '", words) + "'";
    }

    @Test
    void aDaemonHasASessionOfItsOwnAndNothingOfItsCallers_S9_S14_S31() throws IOException {
        Path file = Files.createFile(daemons.folder().resolve("callers"));
        List<String> caller = new ArrayList<>(List.of("/bin/sh", "-c", "exec 9>" + file + "; exec \"$@\"", "sh"));
        caller.addAll(daemons.caller(starter()));
        daemons.run(caller);

        long pid = polite().pid().getAsLong();
        String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        String ours = Files.readString(Path.of("/proc/self/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ")[3];

        assertThat(stat[3]).as("session").isNotEqualTo(ours).isNotEqualTo("0");
        assertThat(stat[4]).as("terminal").isEqualTo("0");
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"))).isEqualTo(Path.of("/"));
        assertThat(descriptor(pid, 0)).isEqualTo("/dev/null");
        assertThat(descriptor(pid, 1)).endsWith("/d.log").isEqualTo(descriptor(pid, 2));
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            assertThat(all).noneMatch(one -> descriptor(
                            pid, Integer.parseInt(one.getFileName().toString()))
                    .equals(file.toString()));
        }
    }

    private static String descriptor(long pid, int number) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/" + number))
                    .toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void aPipeOfItsCallerEndsWithTheCaller() throws IOException {
        List<String> said = daemons.run(
                List.of("/bin/sh", "-c", shellWords(daemons.caller(starter())) + " | cat; echo end of pipe"));

        assertThat(said).hasSize(2).last().isEqualTo("end of pipe");
        assertThat(polite().isRunning()).isTrue();
    }

    @Test
    void aDaemonsNameIsItsProcessTitle_S2() throws IOException {
        long pid = daemons.start(daemons.daemon(DaemonPrograms.Polite.class).build());

        assertThat(Files.readString(Path.of("/proc/" + pid + "/comm"))).isEqualTo("d\n");
    }

    @Test
    void whatNoThreadCatchesIsLoggedByTheDaemonsOwnLoggerAndPrintedToo_S2_S26_S30() throws IOException {
        Path file = daemons.folder().resolve("own.log");
        Daemon daemon = daemons.daemon(DaemonPrograms.Throwing.class, file.toString())
                .settleTime(FOREVER)
                .build();

        assertThat(daemon.start(LIMIT))
                .isInstanceOfSatisfying(StartResult.Failed.class, failed -> assertThat(failed.status())
                        .hasValue(1));

        assertThat(Files.readString(file))
                .contains(
                        "ERROR d thread postman ended by an exception that nothing caught:"
                                + " java.lang.IllegalStateException: no letters",
                        "ERROR d thread main ended by an exception that nothing caught:"
                                + " java.lang.IllegalStateException: no post");
        assertThat(daemons.log())
                .contains(
                        "Exception in thread \"postman\" java.lang.IllegalStateException: no letters",
                        "Exception in thread \"main\" java.lang.IllegalStateException: no post");
    }

    @Test
    void aDaemonSurvivesTheEndOfItsCallersTerminal() throws IOException {
        Optional<String> script = Processes.find("script");
        assumeTrue(script.isPresent(), "no program that makes terminals");

        daemons.run(List.of(script.get(), "-qec", shellWords(daemons.caller(starter())), "/dev/null"));

        Daemon daemon = polite();
        assertThat(daemon.isRunning()).isTrue();
        assertThat(daemon.stop(LIMIT)).isTrue();
        // It would be 129 if a SIGHUP had come.
        assertThat(daemon.lastExit()).contains(new DaemonExit(OptionalInt.of(0)));
    }

    @Test
    void signalsThatTheCallerIgnoresArriveAllTheSame() throws Exception {
        assumeTrue(hasDefaultSignal(), "no env that makes signals normal");
        daemons.run(List.of(
                "/bin/sh",
                "-c",
                "trap '' HUP; exec "
                        + shellWords(daemons.caller(descriptions -> descriptions
                                .daemon(DaemonPrograms.Reloading.class)
                                .signals("SIGHUP")
                                .build()
                                .start(Duration.ofSeconds(30))))));

        daemons.daemon(DaemonPrograms.Reloading.class).signals("SIGHUP").build().signal("SIGHUP");

        daemons.awaitLine("reload 1");
    }

    private static boolean hasDefaultSignal() throws Exception {
        return new ProcessBuilder("env", "--default-signal", "true").start().waitFor() == 0;
    }

    @Test
    void theListeningChannelOnDescriptor0IsHandedOn_S31() throws Exception {
        Optional<String> perl = Processes.find("perl");
        assumeTrue(perl.isPresent(), "no program that listens on descriptor 0");
        List<String> caller = new ArrayList<>(List.of(
                perl.get(),
                "-MSocket",
                "-e",
                "socket(S, PF_INET, SOCK_STREAM, 0); bind(S, sockaddr_in(0, INADDR_LOOPBACK)); listen(S, 5);"
                        + " close(STDIN); open(STDIN, '<&', \\*S) or die; exec { $ARGV[0] } @ARGV"));
        caller.addAll(daemons.caller(descriptions -> {
            Channel inherited = System.inheritedChannel();
            Talker.line(descriptions
                    .daemon(DaemonPrograms.Listening.class)
                    .settleTime(FOREVER)
                    .preserve(inherited)
                    .build()
                    .start(Duration.ofSeconds(30))
                    .toString());
        }));

        assertThat(daemons.run(caller)).singleElement().asString().startsWith("Running");

        int port = Integer.parseInt(daemons.log().get(0).replace("port ", ""));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
            daemons.awaitLine("connected true");
        }
    }

    @Test
    void anOutputThatCannotBeWrittenFailsTheStartAtOnce_S7_S26() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class)
                .output(Output.file(daemons.folder()))
                .build();

        assertThat(daemon.start(FOREVER)).isInstanceOfSatisfying(StartResult.Failed.class, failed -> {
            assertThat(failed.reason()).contains("output", daemons.folder().toString());
            assertThat(failed.status()).isEmpty();
        });
        assertThat(daemons.processes()).isEmpty();
    }

    @Test
    void aStateDirectoryThatCannotBeMadeFailsTheStartAtOnce_S7() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class)
                .stateDirectory(Path.of("/proc/supervisor4j"))
                .build();

        assertThat(daemon.start(FOREVER))
                .isInstanceOfSatisfying(StartResult.Failed.class, failed -> assertThat(failed.reason())
                        .contains("state directory /proc/supervisor4j"));
    }

    @Test
    void aFullDiskFailsTheStartAndLeavesNothingRunning() throws IOException {
        List<String> caller = new ArrayList<>(List.of("/bin/sh", "-c", "{ ulimit -f 0; exec \"$@\"; } | cat", "sh"));
        caller.addAll(daemons.caller(descriptions -> {
            Daemon daemon = descriptions.daemon(DaemonPrograms.Idle.class).build();
            Talker.line(daemon.start(Duration.ofSeconds(30)).toString());
            Talker.line("running " + daemon.isRunning());
        }));

        List<String> said = daemons.run(caller);

        assertThat(said).anyMatch(line -> line.matches("Failed.*cannot write .*/d.json: File too large.*"));
        assertThat(said).contains("running false");
        awaitUntil("the end of all processes", () -> daemons.processes().isEmpty());
    }

    @Test
    void aJvmThatDoesNotStartIsToldWithItsLastLines() {
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class)
                .jvmOptions("-XX:NoSuchOption")
                .build();

        assertThat(daemon.start(FOREVER)).isInstanceOfSatisfying(StartResult.Failed.class, failed -> {
            assertThat(failed.status()).hasValue(1);
            assertThat(String.join("\n", failed.lastLines())).contains("NoSuchOption");
        });
    }

    @Test
    void theOutputIsRotatedWhileItIsWritten() {
        Path file = daemons.directory().resolve("d.log");
        Daemon daemon = daemons.daemon(DaemonPrograms.Flood.class)
                .output(Output.file(file).rotated(100_000, 2))
                .build();
        daemons.start(daemon);

        awaitUntil("two old files", () -> Files.exists(file.resolveSibling("d.log.2")));

        assertThat(daemon.stop(LIMIT)).isTrue();
        assertThat(file.resolveSibling("d.log.3")).doesNotExist();
        assertThat(file.resolveSibling("d.log.1")).content().matches("(x{99}\n)+x{0,99}");
    }

    @Test
    void outputToSyslogGoesThroughLogger_S32() throws IOException {
        Path bin = Files.createDirectory(daemons.folder().resolve("bin"));
        Path logger = Files.writeString(
                bin.resolve("logger"), "#!/bin/sh\necho \"$@\" >>" + bin + "/said\nexec cat >>" + bin + "/said\n");
        assertThat(logger.toFile().setExecutable(true)).isTrue();
        ProcessBuilder caller = new ProcessBuilder(daemons.caller(descriptions -> {
            Daemon daemon = descriptions
                    .daemon(DaemonPrograms.Leaving.class, "3")
                    .output(Output.syslog())
                    .settleTime(FOREVER)
                    .build();
            Talker.line(daemon.start(FOREVER).toString());
        }));
        caller.environment().merge("PATH", bin.toString(), (old, first) -> first + ":" + old);

        assertThat(daemons.run(caller)).singleElement().asString().contains("exited with status 3", "lastLines=[]");

        Path said = bin.resolve("said");
        awaitUntil("lines", () -> Files.exists(said) && Files.readAllLines(said).size() == 2);
        assertThat(Files.readAllLines(said).get(0)).startsWith("-t d -p daemon.info");
        assertThat(Files.readAllLines(said).get(1)).isEqualTo("leaving 3");
    }

    @Test
    void whatADaemonLogsToSyslogHasItsNameAndTheFacilityOfItsOutput_S32() throws IOException {
        String socket = daemons.folder().resolve("log").toString();
        try (DatagramListener syslog = DatagramListener.on(socket)) {
            daemons.daemon(DaemonPrograms.Logging.class, socket)
                    .output(Output.syslog().priority("local3.info"))
                    .settleTime(FOREVER)
                    .build()
                    .start(LIMIT);

            // 19 x 8 + 4: facility local3, severity warning.
            assertThat(syslog.receive(LIMIT)).get().asString().matches("<156>.* d\\[\\d+\\]: .*no paper");
        }
    }

    @Test
    void variablesThatShellsDropAndTheCallersNotifySocketAreTreatedRight() throws IOException {
        ProcessBuilder caller = new ProcessBuilder(daemons.caller(descriptions -> descriptions
                .daemon(DaemonPrograms.Environment.class)
                .settleTime(FOREVER)
                .build()
                .start(Duration.ofSeconds(30))));
        caller.environment().put("spring.profile", "a b'c");
        caller.environment().put("NOTIFY_SOCKET", "/nowhere");

        daemons.run(caller);

        assertThat(daemons.log()).containsExactly("spring.profile a b'c", "NOTIFY_SOCKET null");
    }

    @Test
    void aDaemonOfAModularApplicationStartsAndStops() throws IOException {
        String descriptor = """
                module application {
                    requires io.supervisor4j.daemon;
                    exports application;
                }
                """;
        String program = """
                package application;

                import io.supervisor4j.daemon.*;
                import java.nio.file.Path;

                public final class Main {
                    public static void main(String[] args) throws Exception {
                        if (args.length == 0) {
                            System.out.println("in " + Main.class.getModule());
                            DaemonContext.current().ready();
                            DaemonContext.current().awaitSigterm(Daemon.FOREVER);
                            return;
                        }
                        Daemon daemon = Daemon.builder("d").main(Main.class).signals("SIGTERM")
                                .stateDirectory(Path.of(args[0])).jvmOptions(args[1]).build();
                        System.out.println(daemon.start(Daemon.FOREVER).getClass().getSimpleName());
                        System.out.println(daemon.stop(Daemon.FOREVER) + " " + daemon.lastExit().get().describe());
                    }
                }
                """;
        String libraries =
                ModulePathIT.entries("supervisor-(api|system|daemon)|jackson-core|jnr|jffi|asm|slf4j-api|jspecify");
        Path module = ModulePathIT.compile(daemons.folder(), libraries, descriptor, program);

        List<String> said = daemons.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                libraries + File.pathSeparator + module,
                "-m",
                "application/application.Main",
                daemons.directory().toString(),
                daemons.tag()));

        assertThat(said).containsExactly("Running", "true exited with status 0");
        assertThat(daemons.log()).containsExactly("in module application");
    }
}
