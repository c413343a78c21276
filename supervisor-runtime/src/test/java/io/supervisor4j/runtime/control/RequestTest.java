package io.supervisor4j.runtime.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class RequestTest {

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(call).satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    @Test
    void fieldsAreReadByKindAndUnknownOnesIgnored() throws Refusal {
        Request request = Request.read(
                "{\"v\":1,\"id\":\"a\",\"do\":\"scale\",\"new\":{\"x\":[1,{}]},\"workers\":8,\"rolling\":true}");

        assertThat(request.id()).isEqualTo("a");
        assertThat(request.verb()).isEqualTo("scale");
        assertThat(request.number("workers")).isEqualTo(8);
        assertThat(request.flag("rolling")).isTrue();
        assertThat(request.flag("now")).isFalse();
        assertThat(request.optionalText("service")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "[]", "{", "{\"v\":1}x", "{\"v\":1}{}", "{\"v\":99999999999999999999}", "null"})
    void whatIsNoObjectIsRefused(String line) {
        assertRefused(Refusal.BAD_REQUEST, () -> Request.read(line));
    }

    @Test
    void anotherVersionIsRefused() {
        assertRefused(Refusal.UNSUPPORTED_VERSION, () -> Request.read("{\"v\":2,\"do\":\"status\"}")
                .verb());
        assertRefused(Refusal.UNSUPPORTED_VERSION, () -> Request.read("{\"do\":\"status\"}")
                .verb());
    }

    @Test
    void whatIsMissingOrOfTheWrongKindIsNamed() throws Refusal {
        Request request = Request.read("{\"v\":1,\"do\":5,\"workers\":-1,\"last\":1001,\"rolling\":\"yes\"}");

        assertRefused(Refusal.BAD_REQUEST, request::verb);
        assertRefused(Refusal.BAD_REQUEST, () -> request.number("workers"));
        assertRefused(Refusal.BAD_REQUEST, () -> request.count("last", 0, 1_000));
        assertRefused(Refusal.BAD_REQUEST, () -> request.flag("rolling"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> request.text("service"))
                .withMessage("'service' is missing");
    }

    @Test
    void answersAreOneLineWhateverTheyContain() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", null);
        answer.put("result", Map.of("lines", List.of("a\nb", "\u0007 ü \"")));

        assertThat(new String(Json.line(answer), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":null,\"result\":{\"lines\":[\"a\\nb\",\"\\u0007 ü \\\"\"]}}\n");
    }
}
