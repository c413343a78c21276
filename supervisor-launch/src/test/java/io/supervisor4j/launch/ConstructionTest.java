package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConstructionTest {

    private final WorkerContext context = new HostContext(
            new Host(Options.builder().group(ServiceOptions.class).build(), Options.OnReload.RELOAD, new FakeJvm()),
            new ServiceId(UUID.randomUUID()),
            "api");

    private ServiceBase construct(LaunchSpec spec) {
        return Construction.of(spec.name("api"), spec.argumentsAfter(Path.of("options")), context);
    }

    /** Has all kinds of parameters. */
    public static final class Full extends PooledService {
        final String seen;

        public Full(WorkerContext context, Path options, long port, String host) {
            seen = context.serviceName() + " " + options + " " + port + " " + host;
        }
    }

    /** Has an id. */
    public static final class Numbered extends PooledService {
        final int id;

        public Numbered(int id) {
            this.id = id;
        }
    }

    /** Fails as it may. */
    public static final class Failing extends PooledService {
        public Failing() throws IOException {
            throw new IOException("no disk");
        }
    }

    /** Breaks. */
    public static final class Breaking extends PooledService {
        public Breaking() {
            throw new StackOverflowError("deep");
        }
    }

    /** Two fit one argument. */
    public static final class Ambiguous extends PooledService {
        public Ambiguous(String one) {}

        public Ambiguous(int id, String one) {}
    }

    @Test
    void theContextComesFirstThenTheOptionsThenTheArguments() {
        ServiceBase service = construct(LaunchSpec.of(Full.class, 80, null).withOptions());

        assertThat(((Full) service).seen).isEqualTo("api options 80 null");
    }

    @Test
    void theOnlyServiceOfAJvmHasTheIdZero() {
        assertThat(((Numbered) construct(LaunchSpec.of(Numbered.class))).id).isZero();
    }

    @Test
    void argumentsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> construct(LaunchSpec.of(Full.class, "80", "host").withOptions()))
                .withMessageStartingWith("service api: " + Full.class.getName() + " cannot be constructed by public ")
                .withMessageContaining("argument type mismatch");
    }

    @Test
    void noneOrSeveralConstructorsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> construct(LaunchSpec.of(Full.class, 80, "host")))
                .withMessageContaining("has no public constructor that takes 2 arguments, optionally after");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> construct(LaunchSpec.of(Breaking.class).withOptions()))
                .withMessageContaining("takes 1 argument, the file of the options being the first, optionally after");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> construct(LaunchSpec.of(Ambiguous.class, "one")))
                .withMessageContaining("has more than one public constructor that takes 1 argument, optionally after");
    }

    @Test
    void whatTheConstructorThrowsIsTheCause() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> construct(LaunchSpec.of(Failing.class)))
                .withMessageContaining("threw java.io.IOException: no disk")
                .withCauseInstanceOf(IOException.class);
        org.assertj.core.api.Assertions.assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> construct(LaunchSpec.of(Breaking.class)));
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaunchSpec.of(Full.class).name(" "))
                .withMessage("the name of service " + Full.class.getName() + " is blank");
    }
}
