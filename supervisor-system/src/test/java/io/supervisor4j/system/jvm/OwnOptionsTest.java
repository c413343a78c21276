package io.supervisor4j.system.jvm;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnOptionsTest {

    private static String line(String words) {
        return words.replace(' ', '\0') + '\0';
    }

    private static List<String> plain(String words, String program) {
        return OwnOptions.plain(line(words), program, Map.of("PATH", "/bin"));
    }

    @Test
    void optionsAreTheWordsBeforeTheMainClassWithoutTheClassPath() {
        assertThat(plain(
                        "/usr/bin/java -Xmx64m -Da=b -cp a.jar:b.jar -ea shop.Main -Xnot an option",
                        "shop.Main -Xnot an option"))
                .containsExactly("-Xmx64m", "-Da=b", "-ea");
    }

    @Test
    void optionsAreTheWordsBeforeTheJar() {
        assertThat(plain(
                        "java -XX:+UseSerialGC --add-opens=java.base/java.io=ALL-UNNAMED -jar shop.jar x",
                        "shop.jar x"))
                .containsExactly("-XX:+UseSerialGC", "--add-opens=java.base/java.io=ALL-UNNAMED");
    }

    @Test
    void aValueMayHaveSpaces() {
        assertThat(OwnOptions.plain("java\0-Dtitle=a b\0-cp\0x y\0Main\0", "Main", Map.of()))
                .containsExactly("-Dtitle=a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java @options Main",
                "java -XX:Flags=file Main",
                "java -XX:VMOptionsFile=file Main",
                "java -XshowSettings Main",
                "java -p mods -m shop/shop.Main",
                "java --add-opens java.base/java.io=ALL-UNNAMED Main",
                "java -server Main",
                "java -Xmx64m",
                "java -cp",
                "java -jar",
                "java",
                "shop --port 80",
                "java -Xmx64m Other",
                ""
            })
    void whereAWordCouldMeanMoreThanItSaysTheJvmIsAsked(String words) {
        assertThat(plain(words, "Main")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void whereAVariableSetsOptionsTheJvmIsAsked(String variable) {
        assertThat(OwnOptions.plain(line("java Main"), "Main", Map.of(variable, "-Xmx1g")))
                .isNull();
    }
}
