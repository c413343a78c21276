package io.supervisor4j.runtime.process;

import io.supervisor4j.ArchiveState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveKeyTest {

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void jar() throws IOException {
        jar = Files.writeString(folder.resolve("a.jar"), "content");
    }

    private static LaunchPlan over(String classPath, String... options) {
        return new LaunchPlan("java", List.of(options), classPath, List.of("Main"), Map.of());
    }

    private LaunchPlan plan(String... options) {
        return over(jar.toString(), options);
    }

    private static String key(LaunchPlan plan) {
        return ArchiveKey.of(plan).key();
    }

    @Test
    void theSameJvmOverTheSameJarsHasTheSameKey() {
        assertThat(key(plan("-Xmx8m"))).isNotEmpty().isEqualTo(key(plan("-Xmx8m")));
    }

    @Test
    void anotherOptionAnotherJarOrAnotherOrderIsAnotherKey() throws IOException {
        Path other = Files.writeString(folder.resolve("b.jar"), "content");
        String both = jar + File.pathSeparator + other;
        String reversed = other + File.pathSeparator + jar;

        assertThat(List.of(
                        key(plan()),
                        key(plan("-XX:+UseSerialGC")),
                        key(over(other.toString())),
                        key(over(both)),
                        key(over(reversed))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aJarChangedInItsContentAloneIsAnotherKey() throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        String before = key(plan());
        Files.writeString(jar, "CONTENT");
        Files.setLastModifiedTime(jar, time);

        assertThat(key(plan())).isNotEqualTo(before);
    }

    @Test
    void propertiesOfTheApplicationDoNotMatterThoseOfTheJdkDo() {
        String key = key(plan());

        assertThat(key(plan("-Dport=80"))).isEqualTo(key);
        assertThat(key(plan("-Djdk.reflect.useNativeAccessorOnly=true"))).isNotEqualTo(key);
    }

    private static ArchiveState obstacle(LaunchPlan plan) {
        return Objects.requireNonNull(ArchiveKey.of(plan).obstacle());
    }

    @Test
    void whatIsInTheWayOfAnArchiveIsTold() {
        assertThat(obstacle(over(jar + ":" + folder)))
                .isEqualTo(new ArchiveState(ArchiveState.Kind.CLASS_PATH, folder + " is a folder"));
        assertThat(obstacle(over("")).kind()).isEqualTo(ArchiveState.Kind.MODULE_PATH);
        for (String path : List.of(":" + jar, jar + "::" + jar, ":")) {
            assertThat(obstacle(over(path)).describe())
                    .isEqualTo("no class-data archive: the class path is not made of jars,"
                            + " it has an empty entry, which is the working directory");
        }
    }

    @Test
    void emptyEntriesAtTheEndAndThoseThatAreMissingAreNotInTheWay() throws IOException {
        assertThat(key(over(jar + ":"))).isNotEmpty();
        assertThat(key(over(jar + "::"))).isNotEmpty();
        Path missing = folder.resolve("missing.jar");
        String before = key(over(jar + ":" + missing));
        assertThat(before).isNotEmpty();

        Files.writeString(missing, "content");
        assertThat(key(over(jar + ":" + missing))).isNotEmpty().isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=a.jsa",
                "-XX:AOTCache=a.aot",
                "-XX:AOTMode=off",
                "-XX:-AOTClassLinking"
            })
    void whereTheUserHasChosenAnArchiveOrNoneOursStaysAway(String option) {
        assertThat(obstacle(plan(option))).isEqualTo(new ArchiveState(ArchiveState.Kind.OWN_OPTION, option));
    }
}
