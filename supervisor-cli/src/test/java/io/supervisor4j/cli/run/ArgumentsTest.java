package io.supervisor4j.cli.run;

import io.supervisor4j.Service;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.WorkerContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArgumentsTest {

    /** An argument with parts. */
    public record Place(String town, int number) {}

    /** What takes them. */
    public static final class Greeter implements Service {
        /** Takes four, after its worker. */
        public Greeter(WorkerContext context, String name, Duration pause, Place place, long count) {}
    }

    /** Takes one of two things. */
    public static final class Either implements Service {
        /** Takes a text. */
        public Either(String text) {}

        /** Takes a time. */
        public Either(Duration pause) {}
    }

    private static final Arguments OF_FOUR = Arguments.of("greeter", Greeter.class, 4, Set.of());

    @Test
    void theyBecomeWhatTheConstructorTakes() {
        assertThat(OF_FOUR.positional(List.of("world", "10s", Map.of("town", "Rome", "number", 3), 7), 0))
                .containsExactly("world", Duration.ofSeconds(10), new Place("Rome", 3), 7L);
    }

    @Test
    void byNameTheyDoSoToo() {
        Arguments named = Arguments.of("greeter", Greeter.class, 2, Set.of("place", "count"));

        assertThat(named.named(Map.of("place", Map.of("town", "Rome", "number", 3), "count", 7)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("place", new Place("Rome", 3), "count", 7L));
    }

    @Test
    void namesChooseAmongConstructorsWithAsManyParameters() {
        assertThat(Arguments.of("either", Either.class, 0, Set.of("pause")).named(Map.of("pause", "10s")))
                .containsExactly(Map.entry("pause", Duration.ofSeconds(10)));
    }

    @Test
    void nothingIsCoercedSilently() {
        for (Object wrong : List.of("7", 7.5, true)) {
            assertThatExceptionOfType(SupervisorException.class)
                    .as(wrong.toString())
                    .isThrownBy(() ->
                            OF_FOUR.positional(List.of("world", "10s", Map.of("town", "R", "number", 3), wrong), 0))
                    .withMessageContaining("service greeter")
                    .withMessageContaining(wrong.toString());
        }
        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> OF_FOUR.positional(List.of("world", "10", Map.of(), 7), 0))
                .withMessageContaining("for seconds write 10s");
        assertThatExceptionOfType(SupervisorException.class)
                .isThrownBy(() -> OF_FOUR.positional(List.of("world", "10s", Map.of("town", "R", "nmuber", 3), 7), 0))
                .withMessageContaining("nmuber");
    }

    @Test
    void whereNoConstructorFitsTheEngineSaysSo() {
        assertThat(Arguments.of("greeter", Greeter.class, 2, Set.of()).positional(List.of("a", "b"), 0))
                .containsExactly("a", "b");
    }
}
