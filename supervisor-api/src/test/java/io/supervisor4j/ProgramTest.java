package io.supervisor4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProgramTest {

    private static final ServiceSpec SPEC = ServiceSpec.program("/opt/redis/redis-server", "--port", "0");

    @Test
    void aServiceOfAProgramIsNamedAfterItAndHasNoClass() {
        assertThat(SPEC.name()).isEqualTo("redis-server");
        assertThat(SPEC.program()).contains(Program.of("/opt/redis/redis-server", "--port", "0"));
        assertThatIllegalStateException().isThrownBy(SPEC::type).withMessageContaining("redis-server");
        assertThat(ServiceSpec.of(Service.class).program()).isEmpty();
    }

    @Test
    void theFluentMethodsChangeCopies() {
        Program program = Program.of("x");
        assertThat(program.directory(Path.of("/srv/../opt")).directory()).contains(Path.of("/opt"));
        assertThat(program.reloadSignal("sighup").reloadSignal()).contains("HUP");
        assertThat(program.readyWhen(Readiness.frame()).readiness()).isEqualTo(new Readiness.Frame());

        assertThat(program).isEqualTo(Program.of(List.of("x"))).hasSameHashCodeAs(Program.of("x"));
        assertThat(program.reloadSignal("HUP")).isNotEqualTo(program);
        assertThat(program.readiness()).isEqualTo(new Readiness.Started());
    }

    @Test
    void whatCannotBeACommandIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Program::of).withMessageContaining("name of a program");
        assertThatIllegalArgumentException().isThrownBy(() -> Program.of("", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.of("x", "a\0b"))
                .withMessageContaining("NUL");
        assertThatIllegalArgumentException().isThrownBy(() -> Program.of("x", "y".repeat(200_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.of("x").reloadSignal("RELOAD"))
                .withMessageContaining("use one of HUP, INT");
    }

    @Test
    void whatMeansSomethingToAJvmOnlyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.args(1))
                .withMessageContaining("service redis-server runs a program");
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.namedArgs(Map.of("a", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.jvmOptions("-Xmx64m"));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.standby(1));
        assertThatIllegalArgumentException().isThrownBy(() -> SPEC.keepChildren(true));
        assertThat(ServiceSpec.of(Service.class).keepChildren(true).keepChildren())
                .isTrue();
        assertThat(SPEC.args().jvmOptions().standby(0).namedArgs(Map.of()).program())
                .isPresent();
    }

    @Test
    void itsArgumentsStayOutOfItsText() {
        assertThat(SPEC.args().toString()).contains("redis-server").doesNotContain("--port");
    }
}
