package io.supervisor4j.system.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnixAddressTest {

    @Test
    void aPathIsAnAddressWithItsFamily() throws Exception {
        byte[] address = UnixAddress.of("/run/é", SocketAbi.LINUX);

        assertThat(ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort())
                .isEqualTo((short) 1);
        assertThat(Arrays.copyOfRange(address, 2, address.length)).isEqualTo("/run/é".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAbstractNameBeginsWithAZero_C67() throws Exception {
        byte[] address = UnixAddress.of("@name", SocketAbi.LINUX);

        assertThat(Arrays.copyOfRange(address, 2, address.length)).isEqualTo("\0name".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLongestAddressIsAcceptedAndTheNextRefused() throws Exception {
        assertThat(UnixAddress.of("/" + "x".repeat(106), SocketAbi.LINUX)).hasSize(109);
        assertThatThrownBy(() -> UnixAddress.of("/" + "x".repeat(107), SocketAbi.LINUX))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("107");
        assertThatThrownBy(() -> UnixAddress.of("/" + "é".repeat(60), SocketAbi.LINUX))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "vsock:2:1234", "unix:/a"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> UnixAddress.of(address, SocketAbi.LINUX))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'" + address + "'");
    }

    @Test
    void whereALengthComesFirstTheFamilyIsOneByte() throws Exception {
        assertThat(UnixAddress.of("/s", SocketAbi.BSD)).containsExactly(4, 1, '/', 's');
    }

    @Test
    void systemsAreToldApart() {
        assertThat(SocketAbi.of("Linux")).isEqualTo(SocketAbi.LINUX);
        assertThat(SocketAbi.of("Mac OS X")).isEqualTo(SocketAbi.BSD);
    }
}
