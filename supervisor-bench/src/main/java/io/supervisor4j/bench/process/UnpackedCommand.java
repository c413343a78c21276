package io.supervisor4j.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a user has it unpacked, with a manager that it operates; with folders of its own for sockets and archives. */
public final class UnpackedCommand implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final String MANAGER = """
            name: bench
            services:
              idle: {command: sleep 1000000, workers: 8}
            """;

    /** A service that prints 10,000 lines a second. */
    private static final String CHATTY = """
              chatty:
                command: [sh, -c, "while sleep 0.1; do seq 1000000 1000999; done"]
                output: tagged
            """;

    private final Site site;
    private final Jdk jdk;
    private final Path home;
    private final Path runtime;
    private final Path cache;
    private final Process manager;
    private final Runnable kill = this::killAll;

    UnpackedCommand(Site site, Jdk jdk, boolean chatty) throws IOException {
        this.site = site;
        this.jdk = jdk;
        this.home = Path.of(System.getProperty("bench.distribution", ""));
        if (!Files.isExecutable(home.resolve("bin/supervisor"))) {
            throw new IOException("the command line is not in '" + home + "': start the benchmark with -Pbench");
        }
        this.runtime = Files.createDirectory(site.place("runtime"));
        this.cache = Files.createDirectory(site.place("cache"));
        Path file = Files.writeString(site.place("manager"), MANAGER + (chatty ? CHATTY : ""));
        this.manager = command(false, "run", file.toString()).start();
        site.onEnd(kill);
    }

    private ProcessBuilder command(boolean archive, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin/supervisor").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("SUPERVISOR_ARCHIVE", archive ? "on" : "off");
        builder.environment().remove("SUPERVISOR_SOCKET");
        return builder.redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Waits until the manager answers, and the archive is there, which the first command makes.
     *
     * @throws IOException if it does not come to that
     * @throws InterruptedException if this thread is interrupted
     */
    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (command(true, "status").start().waitFor() != 0 || !hasArchive()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no manager that answers and no archive within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean hasArchive() throws IOException {
        Path folder = cache.resolve("supervisor4j");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".archive"));
        }
    }

    /**
     * Asks for the status, and waits for the end of the command.
     *
     * @param archive whether it uses its archive
     * @return milliseconds for the whole command
     * @throws IOException if it fails
     * @throws InterruptedException if this thread is interrupted
     */
    public double status(boolean archive) throws IOException, InterruptedException {
        ProcessBuilder builder = command(archive, "status");
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        if (status != 0) {
            throw new IOException("supervisor status has failed with " + status);
        }
        return millis;
    }

    /**
     * Returns where the manager listens.
     *
     * @return its socket
     */
    public Path socket() {
        return runtime.resolve("supervisor4j").resolve("bench.sock");
    }

    private void killAll() {
        manager.descendants().forEach(ProcessHandle::destroyForcibly);
        manager.destroyForcibly();
    }

    /** Ends the manager. */
    @Override
    public void close() {
        site.forget(kill);
        manager.destroy();
        try {
            if (!manager.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                killAll();
            }
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
    }
}
