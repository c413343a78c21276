package io.supervisor4j.cli.run;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.system.process.ShellCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program that runs as a child of this JVM, with its output, and never longer. */
final class Program {

    /** Waits until it is guarded: nothing runs that could outlive this JVM. */
    private static final String WHEN_GUARDED = "read -r _ || exit 1; exec 0</dev/null;";

    /** The same; descriptor 4 is the pipe to this JVM, standard output and standard error of a worker are the same. */
    private static final String WITH_FRAMES = "read -r _ || exit 1; exec 0</dev/null 4>&1 1>&2;";

    /** Ends the program when the pipe to this JVM breaks, as it does however this JVM ends. */
    private static final String GUARD = "read -r _; kill -s KILL \"$1\" 2>/dev/null";

    private final Process process;
    private final Process guard;

    private Program(Process process, Process guard) {
        this.process = process;
        this.guard = guard;
    }

    static Program start(String[] command, String directory, boolean saysReady, WorkerContext context)
            throws IOException {
        ProgramCheck.check(command[0], directory);
        Map<String, String> environment = environment(context);
        ShellCommand shell = ShellCommand.of(environment);
        List<String> words = shell.wordsToBecome(saysReady ? WITH_FRAMES : WHEN_GUARDED);
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File(directory))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(saysReady ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT);
        shell.setVariables(builder.environment());
        Process process = builder.start();
        try (OutputStream go = process.getOutputStream()) {
            Process guard = new ProcessBuilder(
                            ShellCommand.SH, "-c", GUARD, ShellCommand.SH, Long.toString(process.pid()))
                    .start();
            go.write('\n');
            return new Program(process, guard);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Map<String, String> environment(WorkerContext context) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SUPERVISOR_SERVICE", context.serviceName());
        environment.put("SUPERVISOR_SERVICE_ID", context.serviceId().toString());
        environment.put("SUPERVISOR_WORKER_ID", Integer.toString(context.workerId()));
        return environment;
    }

    /** Waits for the frame {@code ready}; false if the program ends, or closes the pipe, without it. */
    boolean awaitReady() throws IOException {
        BufferedReader frames =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = frames.readLine(); line != null; line = frames.readLine()) {
            if (line.equals("ready") || line.startsWith("ready ")) {
                drain(frames);
                return true;
            }
        }
        return false;
    }

    /** A program that went on to write would block, or die of the closed pipe. */
    private static void drain(BufferedReader frames) {
        Thread reader = new Thread(
                () -> {
                    try {
                        // There is no further frame that matters.
                        frames.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // It has ended.
                        return;
                    }
                },
                "supervisor-frames");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits for its end; returns its status. */
    int awaitEnd() throws InterruptedException {
        int status = process.waitFor();
        guard.destroyForcibly();
        return status;
    }

    /** Sends it a signal, if it is still there. */
    void signal(String name) {
        try {
            if (process.isAlive()) {
                new ProcessBuilder(
                                ShellCommand.SH,
                                "-c",
                                "kill -s \"$1\" \"$2\"",
                                ShellCommand.SH,
                                name,
                                Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            // No shell can be started any more: then at least this.
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
