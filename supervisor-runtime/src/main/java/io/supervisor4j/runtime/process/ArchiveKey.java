package io.supervisor4j.runtime.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * What an archive is good for: one build of the JDK, one class path, one set of options. A jar is known by its path, size and time,
 * and by its end, where the checksums of all its entries stand; so that a changed jar never meets an old archive.
 *
 * <p>The sums are those that a JVM computes in native code: a message digest costs a starting JVM 70 ms, and nobody is to be kept out
 * here who cannot write to the folder anyway.
 */
final class ArchiveKey {

    private static final int END_OF_JAR = 64 * 1024;

    /** With these the JVM uses an archive of the user's, or is told not to use any. */
    private static final List<String> OPTIONS_OF_THE_USER =
            List.of("-Xshare:off", "-Xshare:on", "-Xshare:dump", "-XX:SharedArchiveFile", "-XX:AOT", "-XX:-AOT");

    private final CRC32 crc = new CRC32();
    private final Adler32 adler = new Adler32();
    private long length;

    private ArchiveKey() {}

    /** Returns the key of a plan; empty where there can be no archive: a class path with folders, or on a module path. */
    static Optional<String> of(LaunchPlan plan) {
        if (plan.classPath().isEmpty() || isOfTheUser(plan.options())) {
            return Optional.empty();
        }
        try {
            ArchiveKey key = new ArchiveKey();
            key.add(System.getProperty("java.vm.version", "") + System.getProperty("java.vendor.version", ""));
            key.add(plan.java());
            for (String option : plan.options()) {
                if (matters(option)) {
                    key.add(option);
                }
            }
            for (String entry : plan.classPath().split(File.pathSeparator, -1)) {
                File jar = new File(entry);
                if (!jar.isFile()) {
                    return Optional.empty();
                }
                key.add(jar);
            }
            return Optional.of(key.text());
        } catch (IOException e) {
            // A jar that cannot be read now may be readable later: no archive this time.
            return Optional.empty();
        }
    }

    /** Properties of the application change no class; those of the JDK may. */
    private static boolean matters(String option) {
        return !option.startsWith("-D") || option.startsWith("-Djava.") || option.startsWith("-Djdk.");
    }

    private static boolean isOfTheUser(List<String> options) {
        for (String option : options) {
            for (String beginning : OPTIONS_OF_THE_USER) {
                if (option.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(String text) {
        add((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        crc.update(bytes);
        adler.update(bytes);
        length += bytes.length;
    }

    private void add(File jar) throws IOException {
        add(jar.getAbsolutePath());
        add(jar.length() + " " + jar.lastModified());
        try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
            byte[] end = new byte[(int) Math.min(END_OF_JAR, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            add(end);
        }
    }

    private String text() {
        return Long.toHexString(crc.getValue())
                + '-'
                + Long.toHexString(adler.getValue())
                + '-'
                + Long.toHexString(length);
    }
}
