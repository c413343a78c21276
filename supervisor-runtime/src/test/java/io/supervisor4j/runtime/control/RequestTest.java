package io.supervisor4j.runtime.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class RequestTest {

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void fieldsAreReadByKindAndUnknownOnesIgnored() throws RequestRefusedException {
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
            strings = {
                "",
                "hello",
                "[]",
                "{",
                "{\"v\":1}x",
                "{\"v\":1}{}",
                "{\"v\":99999999999999999999}",
                "null",
                "1.5",
                "{\"do\":\"status\",\"do\":\"stop\"}",
                "{\"id\":01}",
                "{\"id\":NaN}",
                "{a:1}"
            })
    void whatIsNoObjectIsRefused(String line) {
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> Request.read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"\"", "0", "-1", "9223372036854775807", "\"\\u0000\\ud83d\\ude00\""})
    void anIdIsAStringOrAWholeNumberAndIsGivenBack(String id) throws RequestRefusedException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "id",
                Request.read("{\"v\":1,\"id\":" + id + ",\"do\":\"status\"}").id());
        Map<String, Object> again = Json.read(new String(Json.line(answer), StandardCharsets.UTF_8).stripTrailing());

        assertThat(again.get("id")).isEqualTo(Json.read("{\"id\":" + id + "}").get("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "true", "null", "{\"a\":1}", "[1]", "[]"})
    void anyOtherIdIsRefusedByNameAndValue(String id) throws RequestRefusedException {
        Request request = Request.read("{\"v\":1,\"id\":" + id + ",\"do\":\"status\"}");

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(request::id)
                .withMessageStartingWith("'id' is ")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(RequestRefusedException.BAD_REQUEST))
                .satisfies(refusal -> assertThat(refusal.hint()).contains("string", "whole number"));
    }

    @Test
    void anIdThatIsTooLongIsRefusedAndNotRepeated() throws RequestRefusedException {
        Request request = Request.read("{\"v\":1,\"id\":\"" + "x".repeat(60_000) + "\",\"do\":\"status\"}");

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(request::id)
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    /** A service that is null or a list must not mean all services. */
    @ParameterizedTest
    @ValueSource(strings = {"1.5", "null", "{}", "[\"mailer\"]"})
    void aFieldOfNoKindThatThereIsDoesNotCountAsLeftOut(String value) throws RequestRefusedException {
        Request request = Request.read("{\"v\":1,\"do\":\"restart\",\"service\":" + value + ",\"worker\":" + value
                + ",\"rolling\":" + value + "}");

        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.optionalText("service"));
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.optionalNumber("worker"));
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.flag("rolling"));
    }

    @Test
    void whatWasSentIsReadWhateverItWas() throws RequestRefusedException {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> sent = new LinkedHashMap<>();
            for (int field = random.nextInt(6); field >= 0; field--) {
                sent.put(anyText(random), anyValue(random));
            }
            String line = new String(Json.line(sent), StandardCharsets.UTF_8).stripTrailing();

            assertThat(Json.read(line)).isEqualTo(sent);
        }
    }

    private static Object anyValue(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            default -> anyText(random);
        };
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i >= 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
            text.appendCodePoint(Character.getType(c) == Character.SURROGATE ? '?' : c);
        }
        return text.toString();
    }

    @Test
    void anotherVersionIsRefused() {
        assertRefused(RequestRefusedException.UNSUPPORTED_VERSION, () -> Request.read("{\"v\":2,\"do\":\"status\"}")
                .verb());
        assertRefused(RequestRefusedException.UNSUPPORTED_VERSION, () -> Request.read("{\"do\":\"status\"}")
                .verb());
    }

    @Test
    void whatIsMissingOrOfTheWrongKindIsNamed() throws RequestRefusedException {
        Request request = Request.read("{\"v\":1,\"do\":5,\"workers\":-1,\"last\":1001,\"rolling\":\"yes\"}");

        assertRefused(RequestRefusedException.BAD_REQUEST, request::verb);
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.number("workers"));
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.count("last", 0, 1_000));
        assertRefused(RequestRefusedException.BAD_REQUEST, () -> request.flag("rolling"));
        assertThatExceptionOfType(RequestRefusedException.class)
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
