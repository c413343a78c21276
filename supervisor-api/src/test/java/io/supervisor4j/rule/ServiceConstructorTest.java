package io.supervisor4j.rule;

import io.supervisor4j.WorkerContext;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceConstructorTest {

    public static final class Plain {
        public Plain() {}

        public Plain(WorkerContext context, String first) {}

        public Plain(int worker, String first, String second, String third) {}

        Plain(String hidden) {}
    }

    public static final class Ambiguous {
        public Ambiguous(String text) {}

        public Ambiguous(int worker, String text) {}
    }

    public static final class Numbers {
        public Numbers(int first, int second) {}
    }

    private static Class<?>[] chosen(Class<?> type, int count) {
        return ServiceConstructor.choose("mailer", type, count, Set.of(), "").getParameterTypes();
    }

    @Test
    void theOnlyPublicConstructorWithSoManyParametersIsChosen() {
        assertThat(chosen(Plain.class, 0)).isEmpty();
        assertThat(chosen(Numbers.class, 2)).containsExactly(int.class, int.class);
    }

    @Test
    void aContextOrAWorkerIdMayComeFirst() {
        assertThat(chosen(Plain.class, 1)).containsExactly(WorkerContext.class, String.class);
        assertThat(chosen(Plain.class, 3)).hasSize(4);
        assertThat(chosen(Numbers.class, 1)).hasSize(2);
    }

    @Test
    void aContextIsNeverAnArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen(Plain.class, 2))
                .withMessageStartingWith("service mailer: " + Plain.class.getName()
                        + " has no public constructor that takes 2 arguments, optionally after a WorkerContext or an int"
                        + " worker id; it has [public ");
    }

    @Test
    void severalThatFitAreRefusedWithTheRemark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceConstructor.choose("mailer", Ambiguous.class, 1, Set.of(), ", as I say"))
                .withMessageContaining("more than one public constructor that takes 1 argument, as I say, optionally");
    }

    @Test
    void namesAreThoseOfTheLastParameters() {
        assertThat(ServiceConstructor.fitting(Plain.class, 1, Set.of("second", "third")))
                .hasSize(1);
        assertThat(ServiceConstructor.fitting(Plain.class, 1, Set.of("first", "second")))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceConstructor.choose("mailer", Plain.class, 0, Set.of("other"), ""))
                .withMessageContaining("1 argument named [other] (names need a class compiled with -parameters)");
    }
}
