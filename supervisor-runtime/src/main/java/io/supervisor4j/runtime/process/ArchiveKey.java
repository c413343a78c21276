package io.supervisor4j.runtime.process;

import io.supervisor4j.ArchiveState;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

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

    /**
     * What was found for a plan.
     *
     * @param key the key; empty where something is in the way
     * @param obstacle what is in the way; null if nothing is
     */
    record Result(String key, @Nullable ArchiveState obstacle) {

        private static Result none(ArchiveState.Kind kind, String detail) {
            return new Result("", new ArchiveState(kind, detail));
        }
    }

    /** Returns the key of a plan, or why there can be no archive for it. */
    static Result of(LaunchPlan plan) {
        if (plan.classPath().isEmpty()) {
            return Result.none(ArchiveState.Kind.MODULE_PATH, "");
        }
        String own = optionOfTheUser(plan.options());
        if (own != null) {
            return Result.none(ArchiveState.Kind.OWN_OPTION, own);
        }
        List<String> entries = plan.classPathEntries();
        String wrong = firstThatCannotBeIncluded(entries);
        if (wrong != null) {
            return Result.none(ArchiveState.Kind.CLASS_PATH, wrong);
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
            for (String entry : entries) {
                key.addEntry(entry);
            }
            return new Result(key.text(), null);
        } catch (IOException e) {
            // A jar that cannot be read now may be readable later: no archive this time.
            return Result.none(ArchiveState.Kind.CLASS_PATH, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Says what is no jar, nor missing. An empty entry is the working directory. At the end it does no harm, as what an archive has
     * would be found in a jar before it; the JVM passes over it.
     */
    private static @Nullable String firstThatCannotBeIncluded(List<String> entries) {
        int last = entries.size() - 1;
        while (last > 0 && entries.get(last).isEmpty()) {
            last--;
        }
        for (String entry : entries.subList(0, last + 1)) {
            if (entry.isEmpty()) {
                return "it has an empty entry, which is the working directory";
            } else if (new File(entry).isDirectory()) {
                return entry + " is a folder";
            }
        }
        return null;
    }

    /** Properties of the application change no class; those of the JDK may. */
    private static boolean matters(String option) {
        return !option.startsWith("-D") || option.startsWith("-Djava.") || option.startsWith("-Djdk.");
    }

    private static @Nullable String optionOfTheUser(List<String> options) {
        for (String option : options) {
            for (String beginning : OPTIONS_OF_THE_USER) {
                if (option.startsWith(beginning)) {
                    return option;
                }
            }
        }
        return null;
    }

    private void add(String text) {
        add((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        crc.update(bytes);
        adler.update(bytes);
        length += bytes.length;
    }

    /** One that is missing stays so for the JVM, which does not use an archive once there is a jar in its place. */
    private void addEntry(String entry) throws IOException {
        File jar = new File(entry);
        add(entry.isEmpty() ? "" : jar.getAbsolutePath());
        if (!jar.isFile()) {
            return;
        }
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
