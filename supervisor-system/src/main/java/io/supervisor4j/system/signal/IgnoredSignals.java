package io.supervisor4j.system.signal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The signals that this process was started with as ignored, as under {@code nohup} or in the background of a script. The JVM
 * leaves SIGHUP and SIGINT ignored then: handlers are accepted, and never called.
 */
public final class IgnoredSignals {

    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;

    private IgnoredSignals() {}

    /**
     * Returns those of SIGHUP and SIGINT that will never arrive.
     *
     * @return their names; empty also where the system does not tell
     */
    public static List<String> names() {
        try (InputStream status = new FileInputStream("/proc/self/status")) {
            return in(new String(status.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return List.of();
        }
    }

    static List<String> in(String processStatus) {
        List<String> names = new ArrayList<>();
        for (String line : processStatus.split("\n", -1)) {
            if (line.startsWith("SigIgn:")) {
                long mask = Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).trim(), 16);
                if (has(mask, SIGHUP)) {
                    names.add(Signals.HUP);
                }
                if (has(mask, SIGINT)) {
                    names.add(Signals.INT);
                }
            }
        }
        return names;
    }

    private static boolean has(long mask, int signal) {
        return (mask >>> (signal - 1) & 1) == 1;
    }
}
