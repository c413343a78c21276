package io.supervisor4j.document;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentsTest {

    private static final Path YAML = Path.of("a.yaml");
    private static final Path JSON = Path.of("a.json");

    @TempDir
    private Path folder;

    private static Object plain(String text) throws DocumentException {
        return Documents.read(YAML, text).plain();
    }

    @Test
    void scalarsAreWhatTheCoreSchemaOfYamlSays() throws Exception {
        @SuppressWarnings("unchecked")
        List<Object> values = (List<Object>) plain("""
                - 7
                - -7
                - 0x1F
                - 0o17
                - 9000000000
                - 123456789012345678901234567890
                - 1.5
                - 1e3
                - true
                - False
                - ~
                - null
                -
                - yes
                - 1_000
                - 010
                - 12:30
                - '7'
                - "true"
                - !!str 7
                """);

        assertThat(values.subList(0, 10))
                .containsExactly(
                        7,
                        -7,
                        31,
                        15,
                        9_000_000_000L,
                        new BigInteger("123456789012345678901234567890"),
                        1.5,
                        1000.0,
                        true,
                        false);
        assertThat(values.subList(10, 13)).containsOnlyNulls();
        assertThat(values.subList(13, values.size()))
                .isEqualTo(Arrays.asList("yes", "1_000", 10, "12:30", "7", "true", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\t\"a\": \"x\\/y\",\n\t\"b\": [1,\t2]\n}",
                "\n  {\"a\":\t\"x/y\", \"b\": [1, 2]}\n",
                "a: x/y\nb: [1, 2]"
            })
    void jsonIsYamlToo(String text) throws Exception {
        assertThat(plain(text)).isEqualTo(Map.of("a", "x/y", "b", List.of(1, 2)));
    }

    @Test
    void aJsonFileIsJsonAndNothingElse() throws Exception {
        assertThat(Documents.read(JSON, "{\"a\": [true, null, 1.5, \"\\u00e9\"]}")
                        .plain())
                .isEqualTo(Map.of("a", Arrays.asList(true, null, 1.5, "é")));
        assertThat(Documents.read(JSON, "").plain()).isNull();
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> Documents.read(JSON, "a: 1"))
                .withMessageStartingWith("is no JSON: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.json|{\\n\"a\": 1,\\n}|3|is no JSON: ",
                "a.json|{\"a\":\\n hunter22}|2|is no JSON: Unrecognized token '...'",
                "a.json|{\"a\":\\n 1|2|is no JSON: Unexpected end-of-input",
                "a.json|{}\\n{}|2|must be one document",
                "a.yaml|a: 1\\nb:\\n\\tc: 2|3|is no YAML: a tab cannot stand here; use blanks, column 1",
                "a.yaml|a:\\tb|1|is no YAML: a tab cannot stand here; use blanks, column 3",
                "a.yaml|{\\n\\ta: 1}|2|is no YAML: a tab cannot stand here; use blanks, column 1",
                "a.yaml|a: 1\\nb: [1|2|is no YAML: ",
                "a.yaml|a: 1\\nb: \\u0007|2|is no YAML: it contains the control character U+0007",
                "a.yaml|a: &x 1\\nb: *x|2|aliases are not supported; repeat the value",
                "a.yaml|a: 1\\nb: !x 1|2|the tag !x is not supported; leave it out",
                "a.yaml|a: 1\\nb: !!int x|2|the tag tag:yaml.org,2002:int is not supported; leave it out",
                "a.yaml|a: !!binary aGk=|1|the tag tag:yaml.org,2002:binary is not supported; leave it out",
                "a.yaml|a: !!set {b}|1|the tag tag:yaml.org,2002:set is not supported; leave it out",
                "a.yaml|a: !!map [b]|1|the tag tag:yaml.org,2002:map is not supported; leave it out",
                "a.yaml|a: 1\\n? [b]\\n: c|2|a name must be plain text",
                "a.yaml|a: 1\\n---\\nb: 1|3|must be one document"
            })
    void whatIsWrongIsToldWithItsLineAndWithoutTheText(String file, String text, int line, String reason) {
        String unescaped = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");

        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> Documents.read(Path.of(file), unescaped))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .withMessageStartingWith(reason)
                .withMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.yaml"})
    void deepNestingIsRefusedAndEndsNoThread(String file) {
        String text = "{\"a\":".repeat(50_000);

        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> Documents.read(Path.of(file), text))
                .withMessageContaining("is nested more than 100 levels deep");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertThat(Documents.text(Files.writeString(folder.resolve("a"), "\ufeffa: 1")))
                .isEqualTo("a: 1");
        assertThat(Documents.text(Files.writeString(folder.resolve("b"), "a: 1")))
                .isEqualTo("a: 1");
    }

    @Test
    void namesAndValuesHaveTheirLines() throws Exception {
        Node.Mapping root = (Node.Mapping) Documents.read(YAML, "a: 1\nb:\n  - x\n  - y\n");

        assertThat(root.entries()).extracting(Node.Entry::line).containsExactly(1, 2);
        assertThat(((Node.Sequence) root.entries().get(1).value()).elements())
                .extracting(Node::line)
                .containsExactly(3, 4);
    }
}
