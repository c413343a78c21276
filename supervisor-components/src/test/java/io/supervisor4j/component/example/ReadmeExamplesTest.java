package io.supervisor4j.component.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The classes that the README shows are those that are compiled and tested here. */
class ReadmeExamplesTest {

    private static final Pattern JAVA_FILE =
            Pattern.compile("```java\\n(package ([a-z0-9.]+);.*?\\bclass (\\w+).*?)```", Pattern.DOTALL);

    private static final Pattern PIECE = Pattern.compile("```java\\n((?!package ).*?)```", Pattern.DOTALL);

    @Test
    void everyOtherPieceInTheReadmeIsCompiledButForItsBlanks() throws Exception {
        List<String> pieces = PIECE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> withoutBlanks(match.group(1)))
                .toList();
        String compiled = withoutBlanks(
                Files.readString(Path.of("src/test/java/io/supervisor4j/component/example/Snippets.java")));

        assertThat(pieces).hasSizeGreaterThan(3).allSatisfy(piece -> assertThat(compiled)
                .contains(piece));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void everyClassInTheReadmeIsItsSourceToTheLetter() throws Exception {
        List<MatchResult> classes = JAVA_FILE
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();

        assertThat(classes).map(match -> match.group(3)).contains("CacheService", "Shop");
        for (MatchResult match : classes) {
            Path source = Path.of("src/test/java", match.group(2).replace('.', '/'), match.group(3) + ".java");
            assertThat(match.group(1)).isEqualTo(Files.readString(source));
        }
    }
}
