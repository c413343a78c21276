package io.supervisor4j.launch;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** With both kinds as they are, and the engine. */
class OpenLauncherTest {

    private static final List<Supplier<Launcher>> KINDS = List.of(
            () -> ServiceLauncher.create(options(), OnReload.RELOAD),
            () -> ProcessLauncher.create(options(), OnReload.RELOAD));

    private static Options options() {
        return Options.builder().group(ServiceOptions.class).build();
    }

    @Test
    void aJvmHasOneOpenLauncherOfWhicheverKind_O8() {
        for (Supplier<Launcher> first : KINDS) {
            for (Supplier<Launcher> second : KINDS) {
                Launcher open = first.get();
                try (open) {
                    assertThatIllegalStateException()
                            .isThrownBy(second::get)
                            .withMessage("this JVM has an open launcher already; close it first");
                }
                second.get().close();
                // What is closed again does not take the place of another.
                try (Launcher other = second.get()) {
                    open.close();
                    assertThatIllegalStateException().isThrownBy(first::get);
                    other.reload();
                }
            }
        }
    }

    @Test
    void oneThatCouldNotBeMadeIsNotOpen_O8() {
        Options without = Options.builder().build();
        assertThatIllegalArgumentException().isThrownBy(() -> ServiceLauncher.create(without, OnReload.RELOAD));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessLauncher.create(without, OnReload.RELOAD));
        try (ServiceManager manager = ServiceManager.create()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ProcessLauncher.create(options(), OnReload.RELOAD))
                    .withMessageContaining("open ServiceManager");
            manager.shutdown();
        }

        for (Supplier<Launcher> kind : KINDS) {
            assertThatCode(() -> kind.get().close()).doesNotThrowAnyException();
        }
    }
}
