package io.supervisor4j.option;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The mistakes of a group's author are told when the group is registered, with the record and the component. */
class GroupReaderTest {

    private static void assertRefused(Class<? extends Record> group, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().group(group))
                .withMessageStartingWith(group.getName())
                .withMessageEndingWith(message);
    }

    record NotAnnotated(int threads) {}

    @OptionGroup("Web Server")
    record BadName(@Option(help = "h") int threads) {}

    @OptionGroup("a")
    record Bare(int threads) {}

    @OptionGroup("a")
    record UnknownType(@Option(help = "h") LocalDate day) {}

    @OptionGroup("a")
    record BadDefault(
            @Option(help = "h", defaultValue = "ten") int threads) {}

    @OptionGroup("a")
    record DefaultOutOfRange(
            @Option(help = "h", defaultValue = "0", min = "1")
            int threads) {}

    @OptionGroup("a")
    record NestedMistake(BadDefault inner) {}

    @OptionGroup("a")
    record LimitOfAText(@Option(help = "h", min = "1") String text) {}

    @OptionGroup("a")
    record ChoiceOfMaps(@Option(help = "h", choices = "a=b") Map<String, String> map) {}

    @OptionGroup("a")
    record OtherMap(@Option(help = "h") Map<String, Integer> map) {}

    @Test
    void mistakesAreNamed() {
        assertRefused(NotAnnotated.class, "is no group of options: annotate it with @OptionGroup");
        assertRefused(BadName.class, "hyphens and dots, and 'Web Server' does not");
        assertRefused(Bare.class, "component threads: annotate it with @Option");
        assertRefused(UnknownType.class, "see the Javadoc of @Option for those that are");
        assertRefused(BadDefault.class, "component threads: its default 'ten' is no whole number");
        assertRefused(DefaultOutOfRange.class, "component threads: its default '0' is not at least 1");
        assertRefused(NestedMistake.class, "component threads: its default 'ten' is no whole number");
        assertRefused(LimitOfAText.class, "such a constraint is not possible for java.lang.String");
        assertRefused(ChoiceOfMaps.class, "such a constraint is not possible for a map");
        assertRefused(OtherMap.class, "see the Javadoc of @Option for those that are");
    }

    @OptionGroup("a.b")
    record Longer(@Option(help = "h", defaultValue = "1") int c) {}

    @OptionGroup("a")
    record Shorter(Inner b) {
        record Inner(@Option(help = "h", defaultValue = "1") int c) {}
    }

    @OptionGroup("a")
    record SameVariable(
            Nested b,
            @Option(help = "h", defaultValue = "1") int bC) {
        record Nested(
                @Option(help = "h", defaultValue = "1") int c) {}
    }

    @Test
    void twoOptionsWithOneEnvironmentVariableAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().group(SameVariable.class).build())
                .withMessageStartingWith("there are two options a.b-c");
    }

    @Test
    void twoOptionsWithOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder()
                        .group(Longer.class)
                        .group(Shorter.class)
                        .build())
                .withMessageStartingWith("there are two options a.b.c");
    }
}
