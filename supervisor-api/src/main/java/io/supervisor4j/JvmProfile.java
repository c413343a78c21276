package io.supervisor4j;

import java.util.ArrayList;
import java.util.List;

/** Sets of JVM options for workers, to be given to {@link ServiceSpec#jvmOptions(List)}. */
public final class JvmProfile {

    private static final int NATIVE_ACCESSORS_SINCE = 18;

    private JvmProfile() {}

    /**
     * Trades peak speed and tools for a quick start and little memory: only the first compiler, the serial collector, no counters
     * for {@code jps} and {@code jstat}, and from JDK 18 on reflection without generated code. For workers that are many, small or
     * short-lived.
     *
     * @return the options that this JDK knows
     */
    public static List<String> lean() {
        List<String> options =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        if (Runtime.version().feature() >= NATIVE_ACCESSORS_SINCE) {
            options.add("-Djdk.reflect.useNativeAccessorOnly=true");
        }
        return List.copyOf(options);
    }
}
