package io.supervisor4j.runtime.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What an archive is good for: one build of the JDK, one class path, one set of options. A jar is known by its path, size and time,
 * and by its end, where the checksums of all its entries stand; so that a changed jar never meets an old archive.
 */
final class ArchiveKey {

    private static final int END_OF_JAR = 64 * 1024;

    /** With these the JVM uses an archive of the user's, or is told not to use any. */
    private static final List<String> OPTIONS_OF_THE_USER =
            List.of("-Xshare:off", "-Xshare:on", "-Xshare:dump", "-XX:SharedArchiveFile", "-XX:AOT", "-XX:-AOT");

    private ArchiveKey() {}

    /** Returns the key of a plan; empty where there can be no archive: a class path with folders, or on a module path. */
    static Optional<String> of(LaunchPlan plan) {
        if (plan.classPath().isEmpty() || plan.options().stream().anyMatch(ArchiveKey::isOfTheUser)) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, System.getProperty("java.vm.version", "") + System.getProperty("java.vendor.version", ""));
            add(digest, plan.java());
            plan.options().stream().filter(ArchiveKey::matters).forEach(option -> add(digest, option));
            for (String entry : plan.classPath().split(File.pathSeparator, -1)) {
                Path jar = Path.of(entry);
                if (!Files.isRegularFile(jar)) {
                    return Optional.empty();
                }
                add(digest, jar);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 16));
        } catch (IOException e) {
            // A jar that cannot be read now may be readable later: no archive this time.
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Properties of the application change no class; those of the JDK may. */
    private static boolean matters(String option) {
        return !option.startsWith("-D") || option.startsWith("-Djava.") || option.startsWith("-Djdk.");
    }

    private static boolean isOfTheUser(String option) {
        return OPTIONS_OF_THE_USER.stream().anyMatch(option::startsWith);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static void add(MessageDigest digest, Path jar) throws IOException {
        add(digest, jar.toAbsolutePath().toString());
        add(digest, Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(END_OF_JAR, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            digest.update(end);
        }
    }
}
