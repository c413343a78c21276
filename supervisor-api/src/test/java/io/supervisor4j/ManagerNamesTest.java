package io.supervisor4j;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class ManagerNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Shop-2", "0.b_c"})
    void whatCanBeTheNameOfAFileCanBeThatOfAManager(String name) {
        assertThat(ManagerNames.require(name)).isEqualTo(name);
        assertThat(ManagerNames.require("x".repeat(64))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "-a", "_a", "a/b", "a b", "ä", "a\n"})
    void othersAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceManager.builder().name(name))
                .withMessageContaining("'" + name + "' cannot be the name of a manager");
    }

    @Test
    void aNameHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> ManagerNames.require("x".repeat(65)));
        assertThatNullPointerException().isThrownBy(() -> ManagerNames.require(null));
    }
}
