package io.supervisor4j.rule;

import io.supervisor4j.ServiceManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Shop-2", "0.b_c", "xxxxxxxx"})
    void whatCanBeTheNameOfAFileIsAName(String name) {
        assertThat(FileNames.require(name, "a daemon", 8)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-a", "_a", "a/b", "a b", "ä", "a\n", "aä", "xxxxxxxxx"})
    void othersAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileNames.require(name, "a daemon", 8))
                .withMessage(
                        "'" + name + "' cannot be the name of a daemon: use 1 to 8 letters, digits, '.', '_' and '-',"
                                + " the first a letter or digit");
    }

    @Test
    void nothingIsNoName() {
        assertThatNullPointerException().isThrownBy(() -> FileNames.require(null, "a daemon", 8));
    }

    @Test
    void theNameOfAManagerHasAtMost64Characters() {
        assertThat(ServiceManager.builder().name("x".repeat(64))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().name("x".repeat(65)))
                .withMessageContaining("the name of a manager: use 1 to 64");
    }

    @ParameterizedTest
    @CsvSource({"Shop, Shop", "-.Shop-, Shop-", "Größe, Gre", "'a b', ab", "1234567890, 12345678", "äö, ''"})
    void whatCannotStandInANameIsLeftOut(String text, String name) {
        assertThat(FileNames.cleaned(text, 8)).isEqualTo(name);
        assertThat(FileNames.isName(name, 8)).isEqualTo(!name.isEmpty());
    }
}
