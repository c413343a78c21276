package io.supervisor4j.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operating system's view. */
public final class Processes {

    private Processes() {}

    /** Sends a signal such as {@code "HUP"}. */
    static void signal(String name, long pid) {
        shell("kill -" + name + " " + pid);
    }

    /** Sends a signal to a process that may be gone. */
    static void signalIfThere(String name, long pid) {
        shell("kill -" + name + " " + pid + " 2>/dev/null || true");
    }

    /** Sends a signal to a process group. */
    static void signalGroup(String name, long group) {
        shell("kill -s " + name + " -- -" + group);
    }

    static void shell(String command) {
        try {
            int status = new ProcessBuilder("/bin/sh", "-c", command)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command, e);
        }
    }

    /** Tells whether the process runs; one that has ended but was not collected by its parent does not. */
    static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(Processes::commandLine).isPresent();
    }

    /** Returns the processes that have the word on their command line. */
    static List<Long> with(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).orElse("").contains(word))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static Optional<String> commandLine(ProcessHandle process) {
        return process.info().commandLine();
    }

    /** Finds a program on the path. */
    static Optional<String> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Returns what to put in front of a command so that it receives SIGHUP and SIGINT, whoever started this process. */
    public static List<String> withSignals() {
        return ignoresSignals() ? List.of("env", "--default-signal=HUP,INT") : List.of();
    }

    /** As under {@code nohup} or in the background of a script, which children would inherit. */
    private static boolean ignoresSignals() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.anyMatch(line -> line.matches("SigIgn:\\s*[0-9a-f]*[1-35-79abd-f]"));
        } catch (IOException e) {
            return false;
        }
    }
}
