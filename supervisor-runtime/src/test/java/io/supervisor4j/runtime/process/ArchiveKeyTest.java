package io.supervisor4j.runtime.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
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

    @Test
    void theSameJvmOverTheSameJarsHasTheSameKey() {
        assertThat(ArchiveKey.of(plan("-Xmx8m"))).isPresent().isEqualTo(ArchiveKey.of(plan("-Xmx8m")));
    }

    @Test
    void anotherOptionAnotherJarOrAnotherOrderIsAnotherKey() throws IOException {
        Path other = Files.writeString(folder.resolve("b.jar"), "content");
        String both = jar + File.pathSeparator + other;
        String reversed = other + File.pathSeparator + jar;

        assertThat(List.of(
                        ArchiveKey.of(plan()),
                        ArchiveKey.of(plan("-XX:+UseSerialGC")),
                        ArchiveKey.of(over(other.toString())),
                        ArchiveKey.of(over(both)),
                        ArchiveKey.of(over(reversed))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aJarChangedInItsContentAloneIsAnotherKey() throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        String before = ArchiveKey.of(plan()).orElseThrow();
        Files.writeString(jar, "CONTENT");
        Files.setLastModifiedTime(jar, time);

        assertThat(ArchiveKey.of(plan())).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void propertiesOfTheApplicationDoNotMatterThoseOfTheJdkDo() {
        String key = ArchiveKey.of(plan()).orElseThrow();

        assertThat(ArchiveKey.of(plan("-Dport=80"))).contains(key);
        assertThat(ArchiveKey.of(plan("-Djdk.reflect.useNativeAccessorOnly=true")))
                .isPresent()
                .get()
                .isNotEqualTo(key);
    }

    @Test
    void foldersMissingEntriesAndModulePathsHaveNoKey() {
        assertThat(ArchiveKey.of(over(folder.toString()))).isEmpty();
        assertThat(ArchiveKey.of(over(folder.resolve("missing.jar").toString())))
                .isEmpty();
        assertThat(ArchiveKey.of(over(""))).isEmpty();
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
        assertThat(ArchiveKey.of(plan(option))).isEmpty();
    }
}
