package io.supervisor4j.examples.spool;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {

    private static final Result RESULT = new Result(
            "some%20folder/a=b.txt",
            new Stamp(42, Instant.parse("2026-01-02T03:04:05.678901234Z")), new Content("abcd", 3, 7));

    @Test
    void theTextHasOneLineForEachValue() {
        assertThat(RESULT.toText()).isEqualTo("""
                        source=some%20folder/a=b.txt
                        size=42
                        modified=2026-01-02T03:04:05.678901234Z
                        sha256=abcd
                        lines=3
                        words=7
                        """);
    }

    @Test
    void theTextBecomesTheSameResultAgain() {
        assertThat(Result.parse(RESULT.toText())).contains(RESULT);
    }

    @Test
    void anyOtherTextIsNoResult() {
        assertThat(Result.parse("")).isEmpty();
        assertThat(Result.parse("source\nsize")).isEmpty();
        assertThat(Result.parse(RESULT.toText().replace("size=42", "size=many")))
                .isEmpty();
        assertThat(Result.parse(RESULT.toText().replace("modified=2026", "modified=once")))
                .isEmpty();
        assertThat(Result.parse(RESULT.toText().replace("sha256=abcd\n", ""))).isEmpty();
    }
}
