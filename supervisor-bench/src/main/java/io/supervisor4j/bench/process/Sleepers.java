package io.supervisor4j.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The processes {@code sleep SECONDS} that begin after this was made, as the system shows them. */
public final class Sleepers {

    private static final Path ROOT = Path.of("/proc");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final byte[] commandLine;
    private final Set<String> older = new HashSet<>(pids());

    /**
     * Looks for none yet.
     *
     * @param seconds a number that no other process sleeps for
     */
    public Sleepers(String seconds) {
        this.commandLine = ("sleep\0" + seconds + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> pids() {
        List<String> pids = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            all.forEach(process -> pids.add(process.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pids;
    }

    /**
     * Waits until so many run. Looks every millisecond, at young processes only.
     *
     * @param count how many
     * @return their ids
     * @throws InterruptedException if this thread is
     * @throws IllegalStateException if they do not come
     */
    public List<Long> await(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        List<Long> found = running();
        while (found.size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(found.size() + " of " + count + " programs run");
            }
            TimeUnit.MILLISECONDS.sleep(1);
            found = running();
        }
        return found;
    }

    private List<Long> running() {
        List<Long> found = new ArrayList<>();
        for (String pid : pids()) {
            if (!older.contains(pid) && isOne(pid)) {
                found.add(Long.valueOf(pid));
            }
        }
        return found;
    }

    private boolean isOne(String pid) {
        try {
            return Arrays.equals(Files.readAllBytes(ROOT.resolve(pid).resolve("cmdline")), commandLine);
        } catch (IOException e) {
            // It is gone.
            return false;
        }
    }
}
