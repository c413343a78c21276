package io.supervisor4j.option.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListTextTest {

    private static final CollectionType<String> LIST = new CollectionType<>(Scalar.STRING, false);

    static Stream<List<String>> lists() {
        return Stream.of(
                List.of(),
                List.of("a"),
                List.of("a,b", "c\\", "\\,"),
                List.of(" ", " a ", "\t", "a b"),
                List.of("C:\\temp", "k=v", "\\e"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatIsPrintedIsReadAgain(List<String> list) {
        assertThat(LIST.parse(LIST.print(list), null)).isEqualTo(list);
    }

    @Test
    void blanksAroundElementsDoNotCount() {
        assertThat(LIST.parse(" a , b c ", null)).isEqualTo(List.of("a", "b c"));
    }

    @Test
    void aBackslashBeforeAnOrdinaryLetterIsOne() {
        assertThat(LIST.parse("C:\\temp,\\\\host", null)).isEqualTo(List.of("C:\\temp", "\\host"));
    }

    @Test
    void anEmptyElementIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIST.parse("a,,b", null))
                .withMessage("has an empty element");
        assertThatIllegalArgumentException().isThrownBy(() -> LIST.parse("a,", null));
    }

    @Test
    void mapsAreReadAgainToo() {
        Map<String, String> map = Map.of("a", "", "b=c", "d,e", " f", "=g=");

        assertThat(MapType.MAP.parse(MapType.MAP.print(map), null)).isEqualTo(map);
        assertThat(MapType.MAP.parse("url=http://x?a=b", null)).isEqualTo(Map.of("url", "http://x?a=b"));
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapType.MAP.parse("a", null))
                .withMessage("is no list of key=value");
        assertThatIllegalArgumentException().isThrownBy(() -> MapType.MAP.parse("=a", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapType.MAP.parse("a=1,a=2", null))
                .withMessage("has the key a twice");
    }
}
