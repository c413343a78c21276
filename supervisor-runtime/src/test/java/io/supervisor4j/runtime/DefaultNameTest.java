package io.supervisor4j.runtime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultNameTest {

    @ParameterizedTest
    @CsvSource({
        "com.example.Shop --port 80, Shop",
        "Shop, Shop",
        "com.example.Outer$Main, Main",
        "shop.module/com.example.Shop, Shop",
        "/opt/shop/lib/shop-1.2.jar x, shop-1.2",
        "'', manager",
        "com.example.Größe, Gre",
        "-._, manager",
    })
    void aManagerIsCalledLikeItsProgram(String command, String name) {
        assertThat(DefaultName.of(command)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"56", "200"})
    void thereIsRoomForANumber(int length) {
        assertThat(DefaultName.of("x".repeat(length))).hasSize(56);
    }
}
