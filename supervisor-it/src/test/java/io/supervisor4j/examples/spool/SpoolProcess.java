package io.supervisor4j.examples.spool;

import io.supervisor4j.it.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A master of the example with its workers, started by a test and gone with it. */
final class SpoolProcess implements AutoCloseable {

    private final Process master;
    private final Path log;

    private SpoolProcess(Process master, Path log) {
        this.master = master;
        this.log = log;
    }

    static SpoolProcess start(SpoolFolders folders) throws IOException {
        Path log = folders.output().resolveSibling("log");
        List<String> command = new ArrayList<>(Processes.withSignals());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpoolMain.class.getName(),
                folders.directory().toString(),
                folders.output().toString(),
                folders.config().toString()));
        File output = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        // Its control socket goes when the test's files do.
        builder.environment().put("XDG_RUNTIME_DIR", output.getParent());
        return new SpoolProcess(builder.start(), log);
    }

    /** Returns the workers' processes, the ticker's included. */
    List<ProcessHandle> workers() {
        return master.children().toList();
    }

    List<Long> workerPids() {
        return master.children().map(ProcessHandle::pid).sorted().toList();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    void hangUp() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(master.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("the master is gone:\n" + log());
        }
    }

    /** Sends SIGTERM, and returns the exit status. */
    int terminate() throws InterruptedException {
        master.destroy();
        if (!master.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the master does not end");
        }
        return master.exitValue();
    }

    /** Leaves nothing alive, whatever the test has come to. The master goes first, as it would replace the others. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(master.toHandle()), master.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
