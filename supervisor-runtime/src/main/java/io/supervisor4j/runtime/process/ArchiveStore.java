package io.supervisor4j.runtime.process;

import io.supervisor4j.system.file.AtomicFile;
import io.supervisor4j.system.file.PrivateFolder;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder that keeps archives between runs: owned by this user alone, because an archive is code; bounded in size. An archive
 * counts only with its seal, which is written last and holds its checksum: a half-written or damaged one is not used.
 */
final class ArchiveStore {

    private static final long MAX_BYTES = 512L << 20;
    private static final Duration MAX_UNUSED = Duration.ofDays(30);
    private static final Duration MAX_TRAINING = Duration.ofHours(1);
    private static final String SEAL = ".seal";

    private final Path folder;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    private ArchiveStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder, which is created if need be.
     *
     * @throws IOException if it cannot be had, is not this user's alone, or cannot be written to
     */
    static ArchiveStore open(Path folder) throws IOException {
        PrivateFolder.require(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + " cannot be written to");
        }
        return new ArchiveStore(folder);
    }

    /** Returns the archive for a key, if there is a sound one; looks at its bytes once in a master's life. */
    Optional<Path> find(String key) {
        Path archive = folder.resolve(key);
        // One that is not sound yet may come.
        boolean sound = verified.contains(key) || isSealed(archive);
        if (sound) {
            verified.add(key);
        }
        return sound && archive.toFile().isFile() ? Optional.of(archive) : Optional.empty();
    }

    private static boolean isSealed(Path archive) {
        File seal = new File(archive + SEAL);
        if (!seal.isFile()) {
            return false;
        }
        try (InputStream in = new FileInputStream(seal)) {
            PrivateFolder.checkFile(archive);
            PrivateFolder.checkFile(seal.toPath());
            String written = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return written.equals(checksum(archive.toFile())) && seal.setLastModified(System.currentTimeMillis());
        } catch (IOException e) {
            return false;
        }
    }

    /** With plain streams: the first channel of a JVM costs some milliseconds, and a master's start may wait for this. */
    private static String checksum(File file) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        byte[] chunk = new byte[256 * 1024];
        try (InputStream in = new FileInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                crc.update(chunk, 0, count);
                size += count;
            }
        }
        return size + " " + Long.toHexString(crc.getValue());
    }

    /** Returns the file by which one master at a time trains an archive for a key. */
    Path lock(String key) {
        return folder.resolve(key + ".lock" + AtomicFile.DRAFT);
    }

    /** Returns where to train an archive for a key. */
    Path draft(String key) {
        return AtomicFile.draft(folder.resolve(key));
    }

    /** Makes a trained archive the one for its key, in one step; another master may do the same at the same time. */
    void publish(String key, Path draft) throws IOException {
        Path archive = folder.resolve(key);
        Path seal = folder.resolve(key + SEAL);
        String checksum = checksum(draft.toFile());
        Files.deleteIfExists(seal);
        AtomicFile.replace(archive, draft);
        AtomicFile.write(seal, checksum);
    }

    /** Removes what was not used for long, what a killed trainer left, and the least recently used beyond the bound. */
    void clean() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            all.stream()
                    .filter(file -> isDraft(file) && isOlder(file, MAX_TRAINING))
                    .forEach(ArchiveStore::delete);
            long bytes = 0;
            for (Path seal : all.stream()
                    .filter(file -> file.toString().endsWith(SEAL))
                    .sorted(Comparator.comparing(ArchiveStore::time).reversed())
                    .toList()) {
                Path archive =
                        Path.of(seal.toString().substring(0, seal.toString().length() - SEAL.length()));
                bytes += size(archive);
                if (bytes > MAX_BYTES || isOlder(seal, MAX_UNUSED)) {
                    delete(seal);
                    delete(archive);
                }
            }
        } catch (IOException e) {
            // It is cleaned another time.
            return;
        }
    }

    /** Or what a JVM writes beside it. */
    private static boolean isDraft(Path file) {
        return file.getFileName().toString().contains(AtomicFile.DRAFT);
    }

    private static boolean isOlder(Path file, Duration age) {
        return time(file).isBefore(Instant.now().minus(age));
    }

    private static Instant time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.now();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Another master may have been quicker, or the folder is read-only now.
            return;
        }
    }
}
