package io.supervisor4j.runtime.argument;

import io.supervisor4j.ServiceSpec;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plain arguments need no JSON library: all of this runs where there is none (docs/decisions/protocol.md). */
class WithoutJacksonTest {

    @Test
    void theWorkerReadsPlainArgumentsWithoutIt() throws Exception {
        assertThat(runWithoutJackson(Reads.class)).isEqualTo("[7, a, 3, PT1S]");
    }

    @Test
    void theMasterWritesPlainArgumentsWithoutIt() throws Exception {
        assertThat(runWithoutJackson(Writes.class)).isEqualTo("i1:3s1:at4:PT1S");
    }

    private static String runWithoutJackson(Class<? extends Callable<String>> type) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("jackson")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object probe = loader.loadClass(type.getName()).getConstructor().newInstance();
            return String.valueOf(((Callable<?>) probe).call());
        }
    }

    /** Runs in the other class loader. */
    public static final class Reads implements Callable<String> {
        @Override
        public String call() throws Exception {
            var constructor = ArgumentText.constructor(Target.class, "int,java.lang.String,int,java.time.Duration,");
            return List.of(new Target(0, "", 0, Duration.ZERO)
                            .values(ArgumentText.values(constructor, "s1:ai1:3t4:PT1S", Trip.CONTEXT)))
                    .toString();
        }
    }

    /** Runs in the other class loader. */
    public static final class Writes implements Callable<String> {
        @Override
        public String call() {
            return ServiceCall.of(ServiceSpec.of(Plain.class).args(3, "a", Duration.ofSeconds(1)))
                    .arguments();
        }
    }

    public static final class Plain implements io.supervisor4j.Service {
        public Plain(int number, String text, Duration time) {}
    }

    public static final class Target implements io.supervisor4j.Service {
        public Target(int worker, String text, int number, Duration time) {}

        Object[] values(Object... values) {
            return values;
        }
    }
}
