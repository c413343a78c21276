package io.supervisor4j;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Every number, text and collection has an upper bound; what exceeds it is refused where it is given, with the limit. */
class LimitsTest {

    private static final ServiceSpec SPEC = ServiceSpec.of(Mailer.class);

    /** A service. */
    static class Mailer implements Service {}

    @Test
    void aNameHasAtMost255Characters() {
        assertThat(SPEC.name("n".repeat(255)).name()).hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.name("n".repeat(256)))
                .withMessageContainingAll("256", "255", Mailer.class.getName());
    }

    @Test
    void jvmOptionsAreLimitedInNumberAndLength() {
        assertThat(SPEC.jvmOptions(Collections.nCopies(1_000, "-ea")).extraJvmOptions())
                .hasSize(1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.jvmOptions(Collections.nCopies(1_001, "-ea")))
                .withMessageContainingAll("1001", "1000", "Mailer");

        String longest = "-D" + "x".repeat((128 << 10) - 3);
        assertThat(SPEC.jvmOptions(longest).extraJvmOptions()).containsExactly(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.jvmOptions(longest + "x"))
                .withMessageContainingAll("131073", "131072", "Mailer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.jvmOptions(Collections.nCopies(9, longest)))
                .withMessageContaining("1048576");
    }

    @Test
    void theEnvironmentIsLimitedInNumberAndLengthAndItsValuesAreNotTold() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= 1_000; i++) {
            many.put("V" + i, "");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.environment(many))
                .withMessageContainingAll("1001", "1000", "Mailer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.environment(Map.of("PASSWORD", "secret".repeat(30_000))))
                .withMessageContainingAll("PASSWORD", "131072")
                .withMessageNotContaining("secret");
        Map<String, String> large = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            large.put("V" + i, "\u00fc".repeat(60_000));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.environment(large))
                .withMessageContaining("1048576");
    }

    @Test
    void filesOfOutputAreLimitedInSizeAndNumber() {
        WorkerOutput output = WorkerOutput.tagged();

        assertThat(output.rotated(1L << 40, 1_000).maxFiles()).isEqualTo(1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> output.rotated((1L << 40) + 1, 5))
                .withMessageContainingAll("1099511627777", "1099511627776");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> output.rotated(1024, Integer.MAX_VALUE))
                .withMessageContainingAll("2147483647", "1000");
    }

    @Test
    void aSetOfHooksIsLimited() {
        List<Runnable> many = Collections.nCopies(1_001, () -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hooks(many, List.of(), List.of(), List.of(), List.of()))
                .withMessageContainingAll("onTerminate", "1001", "1000");
    }

    @Test
    void theLimitOfWorkersHasOneItself() {
        assertThat(ServiceManager.builder().maxWorkers(1).maxWorkers(100_000)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().maxWorkers(0))
                .withMessageContaining("maxWorkers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().maxWorkers(100_001))
                .withMessageContainingAll("100001", "100000");
    }
}
