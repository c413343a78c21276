package io.supervisor4j.arch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages in {@code docs} agree with the sources. With {@code -Dsupervisor4j.docs=write} the column of tests in {@code behaviour.md} is
 * written instead of compared.
 */
class DocumentationTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = HOUSE.resolve("docs");
    private static final Path BEHAVIOUR = DOCS.resolve("behaviour.md");

    private static final Pattern KEY = Pattern.compile("\\b[COSMTXUBJ]-\\d+a?\\b");
    private static final Pattern KEYS_OF_A_TEST = Pattern.compile("void \\w+?((?:_[COSMTXUBJ]\\d+a?)+)\\(");
    private static final Pattern ITEM = Pattern.compile("\\| ([A-Z]-\\d+a?) \\| (.+) \\| (.+) \\|");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)\\s]*)?\\)");
    private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)((?:\\.\\w+)*)`");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** All files of the sources with this end, and none that a build made. */
    private static List<Path> files(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(HOUSE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.equals("target") || name.startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(suffix)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    /** For each key the test classes that have methods named after it. */
    private static Map<String, Set<String>> testsByKey() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (Path source : files(".java")) {
            Matcher test = KEYS_OF_A_TEST.matcher(Files.readString(source));
            while (test.find()) {
                for (String key : test.group(1).substring(1).split("_", -1)) {
                    tests.computeIfAbsent(key.charAt(0) + "-" + key.substring(1), any -> new TreeSet<>())
                            .add(simpleName(source));
                }
            }
        }
        return tests;
    }

    private static Set<String> keysInUse() throws IOException {
        Set<String> keys = new TreeSet<>(testsByKey().keySet());
        for (String suffix : List.of(".java", ".md")) {
            for (Path file : files(suffix)) {
                if (!file.equals(BEHAVIOUR)) {
                    KEY.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(keys::add);
                }
            }
        }
        return keys;
    }

    private static List<String> keysExplained() throws IOException {
        return Files.readAllLines(BEHAVIOUR).stream()
                .map(ITEM::matcher)
                .filter(Matcher::matches)
                .map(item -> item.group(1))
                .toList();
    }

    @Test
    void everyKeyThatCodeAndTestsUseIsExplainedOnce() throws IOException {
        List<String> explained = keysExplained();
        Set<String> missing = keysInUse();
        missing.removeAll(explained);

        assertThat(explained).doesNotHaveDuplicates();
        assertThat(missing).as("keys that need a line in %s", BEHAVIOUR).isEmpty();
    }

    @Test
    void everyItemNamesItsTestsOrWhyThereIsNone() throws IOException {
        List<String> page = Files.readAllLines(BEHAVIOUR);
        List<String> asItShouldBe = withTests(page);
        if (System.getProperty("supervisor4j.docs", "").equals("write")) {
            Files.write(BEHAVIOUR, asItShouldBe);
        } else {
            List<String> changes = new ArrayList<>(asItShouldBe);
            changes.removeAll(page);
            assertThat(changes)
                    .as("lines to be put into %s; -Dsupervisor4j.docs=write does it", BEHAVIOUR)
                    .isEmpty();
        }
        assertThat(asItShouldBe)
                .as("items whose '?' must become the reason why there is no test")
                .filteredOn(line -> line.endsWith("| none: ? |"))
                .isEmpty();
    }

    private static List<String> withTests(List<String> page) throws IOException {
        Map<String, Set<String>> tests = testsByKey();
        List<String> lines = new ArrayList<>();
        for (String line : page) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                String reason = item.group(3).startsWith("none: ") ? item.group(3) : "none: ?";
                Set<String> classes = tests.getOrDefault(item.group(1), Set.of());
                String last = classes.isEmpty() ? reason : String.join(", ", classes);
                lines.add("| " + item.group(1) + " | " + item.group(2) + " | " + last + " |");
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void everyClassAndMemberThatTheArchitectureNamesIsThere() throws IOException {
        Map<String, Set<String>> wordsByClass = new TreeMap<>();
        for (Path source : files(".java")) {
            Set<String> words = wordsByClass.computeIfAbsent(simpleName(source), any -> new TreeSet<>());
            WORD.matcher(Files.readString(source))
                    .results()
                    .map(MatchResult::group)
                    .forEach(words::add);
        }
        List<String> missing = new ArrayList<>();
        Matcher name = NAME.matcher(Files.readString(DOCS.resolve("architecture.md")));
        while (name.find()) {
            List<String> members = WORD.matcher(name.group(2))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!wordsByClass.getOrDefault(name.group(1), Set.of()).containsAll(members)
                    || !wordsByClass.containsKey(name.group(1))) {
                missing.add(name.group());
            }
        }

        assertThat(missing)
                .as("names in docs/architecture.md that no class has")
                .isEmpty();
    }

    @Test
    void everyLinkAndEveryPageThatACommentNamesLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path source : files(".java")) {
            Matcher page = PAGE.matcher(Files.readString(source));
            while (page.find()) {
                if (!Files.exists(HOUSE.resolve(page.group()))) {
                    broken.add(HOUSE.relativize(source) + ": " + page.group());
                }
            }
        }
        for (Path page : files(".md")) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(HOUSE.relativize(page) + ": " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }
}
