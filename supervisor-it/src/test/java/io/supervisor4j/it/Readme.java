package io.supervisor4j.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The README of a module, whose code must be that of an example. */
final class Readme {

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    static Readme of(String module) throws IOException {
        return new Readme(Files.readString(Path.of("..", module, "README.md")));
    }

    /** All its blocks of Java, of which there are so many, stand in the files of the folder, but for blanks. */
    void assertShows(Path folder, int blocks) throws IOException {
        List<String> shown = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(text)
                .results()
                .map((MatchResult block) -> squeezed(block.group(1)))
                .toList();
        String sources;
        try (Stream<Path> files = Files.list(folder)) {
            sources = files.map(Readme::read).map(Readme::squeezed).collect(Collectors.joining());
        }

        assertThat(shown).hasSize(blocks).allSatisfy(block -> assertThat(sources)
                .contains(block));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
