package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes archives: runs a JVM like the workers', at the lowest priority, that goes through the motions of a worker and records what
 * it loaded. It ends by itself, and with this JVM.
 */
final class ArchiveTrainer {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final ArchiveKind kind;
    private final ArchiveStore store;
    private final String script;

    /** The script is what the JVM reads on its standard input. */
    ArchiveTrainer(ArchiveKind kind, ArchiveStore store, String script) {
        this.kind = kind;
        this.store = store;
        this.script = script;
    }

    /**
     * Trains an archive, unless another master is at it.
     *
     * @return false if another master is
     * @throws IOException if it came to nothing, with the reason
     */
    boolean train(String key, LaunchPlan training) throws IOException, InterruptedException {
        Path draft = store.draft(key);
        try (FileChannel channel =
                        FileChannel.open(store.lock(key), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                return false;
            }
            for (List<String> options : kind.training(draft)) {
                run(training, options, true);
            }
            if (!(Files.exists(draft) && Files.size(draft) > 0)) {
                throw new IOException("the JVM wrote none");
            }
            store.publish(key, draft);
            return true;
        } finally {
            ArchiveStore.delete(draft);
            ArchiveStore.delete(Path.of(draft + ".conf"));
            // Left by a JDK 25 that was killed while it wrote.
            ArchiveStore.delete(Path.of(draft + ".config"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Returns how long a training run takes with these options, from its start to its end. */
    Duration time(LaunchPlan training, List<String> options) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run(training, options, false);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** One that is watched knows by the end of its input that this JVM is gone; one that is not leaves a little sooner. */
    private void run(LaunchPlan training, List<String> options, boolean watched)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            words.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        words.addAll(training.command(options));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(training.environment());
        Process process = builder.start();
        try {
            OutputStream input = process.getOutputStream();
            input.write(script.getBytes(StandardCharsets.US_ASCII));
            if (watched) {
                input.write((new Command.Bye().toFrame() + "\n").getBytes(StandardCharsets.US_ASCII));
                input.flush();
            } else {
                input.close();
            }
            process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
        }
    }
}
