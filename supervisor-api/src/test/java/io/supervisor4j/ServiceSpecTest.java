package io.supervisor4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceSpecTest {

    private static final ServiceSpec SPEC = ServiceSpec.of(Mailer.class);

    /** A service. */
    static class Mailer implements Service {}

    @Test
    void defaults() {
        assertThat(SPEC.type()).isEqualTo(Mailer.class);
        assertThat(SPEC.name()).isEqualTo("Mailer");
        assertThat(SPEC.workers()).isEqualTo(1);
        assertThat(SPEC.arguments()).isEmpty();
        assertThat(SPEC.namedArguments()).isEmpty();
        assertThat(SPEC.gracefulShutdownTimeout()).isEmpty();
        assertThat(SPEC.bootTimeout()).isEmpty();
        assertThat(SPEC.extraJvmOptions()).isEmpty();
        assertThat(SPEC.extraEnvironment()).isEmpty();
        assertThat(SPEC.restart()).isEqualTo(RestartPolicy.always());
        assertThat(SPEC.standby()).isZero();
    }

    @Test
    void everyOptionArrivesWhateverIsSetAfterIt() {
        ServiceSpec spec = SPEC.name("post")
                .workers(5)
                .args("a", null, 3)
                .namedArgs(Map.of("size", 4))
                .gracefulShutdownTimeout(Duration.ofSeconds(6))
                .bootTimeout(Duration.ofSeconds(7))
                .jvmOptions("-Xmx8m")
                .environment(Map.of("K", "V"))
                .restart(RestartPolicy.never())
                .standby(9)
                .workers(10);

        assertThat(spec.type()).isEqualTo(Mailer.class);
        assertThat(spec.name()).isEqualTo("post");
        assertThat(spec.workers()).isEqualTo(10);
        assertThat(spec.arguments()).containsExactly("a", null, 3);
        assertThat(spec.namedArguments()).isEqualTo(Map.of("size", 4));
        assertThat(spec.gracefulShutdownTimeout()).contains(Duration.ofSeconds(6));
        assertThat(spec.bootTimeout()).contains(Duration.ofSeconds(7));
        assertThat(spec.extraJvmOptions()).containsExactly("-Xmx8m");
        assertThat(spec.extraEnvironment()).isEqualTo(Map.of("K", "V"));
        assertThat(spec.restart()).isEqualTo(RestartPolicy.never());
        assertThat(spec.standby()).isEqualTo(9);
        assertThat(spec).hasToString("ServiceSpec[post, " + Mailer.class.getName() + ", workers=10]");
    }

    @Test
    void aCopyLeavesTheOriginalAsItWas() {
        SPEC.name("post")
                .workers(5)
                .args("a")
                .namedArgs(Map.of("b", 1))
                .standby(1)
                .environment(Map.of("K", "V"));

        defaults();
    }

    @Test
    void whatWasGivenIsCopied() {
        Object[] arguments = {"a"};
        Map<String, Object> named = new LinkedHashMap<>(Map.of("b", 1));
        List<String> options = new ArrayList<>(List.of("-Xmx8m"));
        Map<String, String> environment = new LinkedHashMap<>(Map.of("K", "V"));
        ServiceSpec spec =
                SPEC.args(arguments).namedArgs(named).jvmOptions(options).environment(environment);

        arguments[0] = "changed";
        named.clear();
        options.clear();
        environment.clear();

        assertThat(spec.arguments()).containsExactly("a");
        assertThat(spec.namedArguments()).containsEntry("b", 1);
        assertThat(spec.extraJvmOptions()).containsExactly("-Xmx8m");
        assertThat(spec.extraEnvironment()).containsEntry("K", "V");
    }

    @Test
    void whatIsReadCannotBeChanged() {
        ServiceSpec spec =
                SPEC.args("a").namedArgs(Map.of("b", 1)).jvmOptions("-Xmx8m").environment(Map.of("K", "V"));

        assertThatThrownBy(() -> spec.arguments().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.namedArguments().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.extraJvmOptions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.extraEnvironment().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namedArgumentsKeepTheirOrderAndMayBeNull() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("z", 1);
        named.put("a", null);

        assertThat(SPEC.namedArgs(named).namedArguments()).containsExactlyEntriesOf(named);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, Integer.MIN_VALUE})
    void fewerThanOneWorkerIsRefusedWithServiceAndCount_C8(int workers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.workers(workers))
                .withMessageContaining("Mailer")
                .withMessageContaining("workers")
                .withMessageContaining(String.valueOf(workers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "tab\tbed", "\u0000", "\u007f"})
    void aNameThatWouldSpoilALogLineIsRefused_C33(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.name(name))
                .withMessageContaining(Mailer.class.getName());
    }

    @Test
    void aTimeoutMayBeZeroButNotNegative_C34() {
        Duration negative = Duration.ofNanos(-1);

        assertThat(SPEC.gracefulShutdownTimeout(Duration.ZERO).gracefulShutdownTimeout())
                .contains(Duration.ZERO);
        assertThat(SPEC.bootTimeout(Duration.ZERO).bootTimeout()).contains(Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.gracefulShutdownTimeout(negative))
                .withMessageContaining("gracefulShutdownTimeout of service Mailer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.bootTimeout(negative))
                .withMessageContaining("bootTimeout of service Mailer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Xmx8m",
                "",
                "-cp",
                "-classpath",
                "--module-path",
                "-jar",
                "-m",
                "-version",
                "-h",
                "-Xrs",
                "-Da=\0",
                "com.example.Main"
            })
    void whatIsNoOptionForAWorkerIsRefused(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.jvmOptions("-Xmx8m", option))
                .withMessageContaining("Mailer")
                .withMessageContaining("'" + option + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--module=a/b.C", "@arguments"})
    void whatSaysWhatToRunIsRefusedInItsOtherSpellingsToo(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.jvmOptions(option))
                .withMessageContaining("'" + option + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "=A", "A\u0000"})
    void aVariableThatCannotBeIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.environment(Map.of(name, "value")))
                .withMessageContaining("Mailer");
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.environment(Map.of("A", "nul\u0000")));
    }

    @Test
    void negativeStandbyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.standby(-1))
                .withMessageContaining("standby of service Mailer")
                .withMessageContaining("-1");
    }

    @Test
    void nullsAreRefused_C7() {
        assertThatNullPointerException().isThrownBy(() -> ServiceSpec.of(null)).withMessage("type");
        assertThatNullPointerException().isThrownBy(() -> SPEC.name(null)).withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.args((Object[]) null))
                .withMessage("args");
        assertThatNullPointerException().isThrownBy(() -> SPEC.namedArgs(null)).withMessage("namedArgs");
        assertThatNullPointerException().isThrownBy(() -> SPEC.gracefulShutdownTimeout(null));
        assertThatNullPointerException().isThrownBy(() -> SPEC.bootTimeout(null));
        assertThatNullPointerException().isThrownBy(() -> SPEC.jvmOptions((String) null));
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.environment(null))
                .withMessage("environment");
        assertThatNullPointerException().isThrownBy(() -> SPEC.restart(null)).withMessage("restart");
    }
}
