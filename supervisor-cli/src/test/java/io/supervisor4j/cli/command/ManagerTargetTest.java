package io.supervisor4j.cli.command;

import io.supervisor4j.control.RunningManager;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ManagerTargetTest {

    private static final RunningManager SHOP = new RunningManager("shop", Path.of("shop.sock"));
    private static final RunningManager BANK = new RunningManager("bank", Path.of("bank.sock"));

    @Test
    void theOnlyOneThatRunsIsMeant() {
        assertThat(ManagerTarget.only(List.of(SHOP))).isEqualTo(SHOP);
    }

    @Test
    void ofSeveralOneMustBeNamed() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ManagerTarget.only(List.of(BANK, SHOP)))
                .withMessageContaining("--manager: bank, shop")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCodes.USAGE));
    }

    @Test
    void whereNoneRunsItIsSaidHowToStartOne() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> ManagerTarget.only(List.of()))
                .withMessageContaining("supervisor run")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCodes.NO_MANAGER));
    }
}
