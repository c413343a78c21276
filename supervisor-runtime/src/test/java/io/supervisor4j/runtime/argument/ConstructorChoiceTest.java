package io.supervisor4j.runtime.argument;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConstructorChoiceTest {

    /** Says what it was called with. */
    public abstract static class Recorder implements Service {
        final List<Object> got;

        Recorder(Object... got) {
            this.got = List.of(got);
        }
    }

    public static final class Nothing extends Recorder {}

    public static final class WithContext extends Recorder {
        public WithContext(WorkerContext context, String text) {
            super(context.workerId(), text);
        }
    }

    public static final class WithId extends Recorder {
        public WithId(int worker, String text) {
            super(worker, text);
        }
    }

    public static final class OnlyId extends Recorder {
        public OnlyId(int worker) {
            super(worker);
        }
    }

    public static final class ByNumber extends Recorder {
        public ByNumber(String one) {
            super(one);
        }

        public ByNumber(String one, String two) {
            super(one, two);
        }

        public ByNumber(WorkerContext context, String one, String two, String three) {
            super(context.workerId(), one, two, three);
        }

        ByNumber(String one, String two, String three, String four, String hidden) {
            super(one, two, three, four, hidden);
        }
    }

    public static final class Ambiguous extends Recorder {
        public Ambiguous(String text) {
            super(text);
        }

        public Ambiguous(int worker, String text) {
            super(worker, text);
        }
    }

    public static final class AmbiguousByType extends Recorder {
        public AmbiguousByType(String text) {
            super(text);
        }

        public AmbiguousByType(int number) {
            super(number);
        }
    }

    public static final class TwoIdentities extends Recorder {
        public TwoIdentities(WorkerContext context, int number) {
            super(context.workerId(), number);
        }
    }

    public static final class Varargs extends Recorder {
        public Varargs(String... texts) {
            super(List.of(texts));
        }
    }

    public static final class Named extends Recorder {
        public Named(WorkerContext context, String host, int port, boolean secure) {
            super(context.workerId(), host, port, secure);
        }
    }

    private static ServiceSpec spec(Class<? extends Service> type, Object... args) {
        return ServiceSpec.of(type).name("mailer").args(args);
    }

    private static List<Object> called(ServiceSpec spec) throws Exception {
        return ((Recorder) Trip.construct(spec)).got;
    }

    @Test
    void noArgumentsNeedNoParameters() throws Exception {
        assertThat(called(spec(Nothing.class))).isEmpty();
    }

    @Test
    void aContextOrWorkerIdMayComeFirst_C6() throws Exception {
        assertThat(called(spec(WithContext.class, "a"))).containsExactly(Trip.WORKER, "a");
        assertThat(called(spec(WithId.class, "a"))).containsExactly(Trip.WORKER, "a");
        assertThat(called(spec(OnlyId.class))).containsExactly(Trip.WORKER);
    }

    @Test
    void anIntThatIsGivenIsNoWorkerId() throws Exception {
        assertThat(called(spec(OnlyId.class, 99))).containsExactly(99);
        assertThat(called(spec(WithId.class, 99, "a"))).containsExactly(99, "a");
        assertThat(called(spec(TwoIdentities.class, 99))).containsExactly(Trip.WORKER, 99);
    }

    @Test
    void constructorsAreToldApartByTheNumberOfArguments() throws Exception {
        assertThat(called(spec(ByNumber.class, "a"))).containsExactly("a");
        assertThat(called(spec(ByNumber.class, "a", "b"))).containsExactly("a", "b");
        assertThat(called(spec(ByNumber.class, "a", "b", "c"))).containsExactly(Trip.WORKER, "a", "b", "c");
    }

    @Test
    void noneThatFitsIsRefusedWithServiceClassAndNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(ByNumber.class)))
                .withMessageContaining("service mailer")
                .withMessageContaining(ByNumber.class.getName())
                .withMessageContaining("no public constructor that takes 0 arguments")
                .withMessageContaining("java.lang.String,java.lang.String)");
    }

    @Test
    void aConstructorThatIsNotPublicDoesNotCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(ByNumber.class, "a", "b", "c", "d", "e")))
                .withMessageContaining("no public constructor that takes 5 arguments");
    }

    @Test
    void severalThatFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(Ambiguous.class, "a")))
                .withMessageContaining("more than one public constructor that takes 1 argument");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(AmbiguousByType.class, "a")))
                .withMessageContaining("more than one");
    }

    @Test
    void variableArgumentsAreOneArray() throws Exception {
        assertThat(called(spec(Varargs.class, (Object) new String[] {"a", "b"})))
                .containsExactly(List.of("a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(Varargs.class, "a")))
                .withMessageContaining("java.lang.String[]");
    }

    @Test
    void namesMayComeInAnyOrder() throws Exception {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("secure", true);
        named.put("port", 25);
        named.put("host", "localhost");

        assertThat(called(spec(Named.class).namedArgs(named))).containsExactly(Trip.WORKER, "localhost", 25, true);
    }

    @Test
    void namedArgumentsFollowPositionalOnes() throws Exception {
        assertThat(called(spec(Named.class, "localhost").namedArgs(Map.of("secure", true, "port", 25))))
                .containsExactly(Trip.WORKER, "localhost", 25, true);
    }

    @Test
    void aNameThatIsNoParameterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServiceCall.of(spec(Named.class, "localhost").namedArgs(Map.of("secure", true, "prt", 25))))
                .withMessageContaining("prt")
                .withMessageContaining("service mailer");
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec(Named.class, "a", 25).namedArgs(Map.of("host", "b"))))
                .withMessageContaining("host");
    }

    @Test
    void namesOfAClassThatWasCompiledWithoutThemAreRefusedWithTheCure(@TempDir java.nio.file.Path folder)
            throws Exception {
        Class<? extends Service> type = Compiled.service(
                folder,
                "Nameless",
                "public class Nameless implements io.supervisor4j.Service { public Nameless(String host) {} }");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(ServiceSpec.of(type).namedArgs(Map.of("host", "a"))))
                .withMessageContaining("-parameters")
                .withMessageContaining("host");
        assertThat(ServiceCall.of(ServiceSpec.of(type).args("a")).constructor()).isEqualTo("java.lang.String,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(ServiceSpec.of(type).args(3)))
                .withMessageContaining("argument 1 (java.lang.String)");
    }

    @Test
    void aWorkerWithAnotherVersionOfTheClassSaysSo() {
        assertThatThrownBy(() -> ArgumentText.constructor(OnlyId.class, "long,"))
                .isInstanceOf(NoSuchMethodException.class)
                .hasMessageContaining(OnlyId.class.getName())
                .hasMessageContaining("changed");
    }
}
