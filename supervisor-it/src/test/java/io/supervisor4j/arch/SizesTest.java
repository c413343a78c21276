package io.supervisor4j.arch;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Small files, short methods, packages that one can look over: measured on the sources of all modules. */
class SizesTest {

    private static final int MAX_FILE = 450;
    /** The engine is what all else stands on, and is read most. */
    private static final int MAX_FILE_OF_THE_ENGINE = 350;

    private static final int MAX_METHOD = 50;
    private static final int MAX_PACKAGE = 40;

    /** Packages that may be larger, and why. */
    private static final Map<String, String> LARGE_PACKAGES = Map.ofEntries(
            entry(
                    "io.supervisor4j.component",
                    "one graph, most of it package-private, which it would not be in two packages"),
            entry("io.supervisor4j.component.time", "four kinds of periodic work behind one time source"),
            entry(
                    "io.supervisor4j.option",
                    "one catalog, most of it package-private, which it would not be in two packages"));

    private static List<Path> main;
    private static List<Path> all;

    @BeforeAll
    static void findTheSources() throws IOException {
        all = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                all.addAll(sourcesIn(module.resolve("src/main/java")));
                all.addAll(sourcesIn(module.resolve("src/test/java")));
            }
        }
        main = all.stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
        assertThat(main).hasSizeGreaterThan(500);
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void noFileHasMoreThan450LinesAndNoneOfTheEngineMoreThan350() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : all) {
            int lines = Files.readAllLines(file).size();
            if (lines > (isOfTheEngine(file) ? MAX_FILE_OF_THE_ENGINE : MAX_FILE)) {
                tooLong.add(file.getFileName() + ": " + lines + " lines");
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private static boolean isOfTheEngine(Path file) {
        return file.toString().contains("/supervisor-runtime/src/main/");
    }

    @Test
    void noMethodHasMoreThan50Lines() throws IOException {
        assertThat(methodsOver(MAX_METHOD, main)).isEmpty();
    }

    @Test
    void aLongMethodIsFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.writeString(
                file,
                "class Sample {\n    void brief() {}\n    void tall() {\n" + "        brief();\n".repeat(3)
                        + "    }\n}\n");

        assertThat(methodsOver(4, List.of(file))).containsExactly("Sample.java: tall: 5 lines");
    }

    @Test
    void noPackageHasMoreThan40FilesWithoutAReason() {
        Map<String, Integer> files = new TreeMap<>();
        for (Path file : main) {
            String path = file.getParent().toString();
            String name = path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
                    .replace('/', '.');
            files.merge(name, 1, Integer::sum);
        }

        assertThat(files).allSatisfy((name, size) -> {
            if (size > MAX_PACKAGE) {
                assertThat(LARGE_PACKAGES).as(name + " has " + size + " files").containsKey(name);
            } else {
                assertThat(LARGE_PACKAGES)
                        .as(name + " needs no reason any more")
                        .doesNotContainKey(name);
            }
        });
    }

    private static List<String> methodsOver(int limit, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> tooLong = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree unit : parser.parse()) {
                new LongMethods(unit, positions, limit, tooLong).scan(unit, null);
            }
        }
        return tooLong;
    }

    /** Counts the lines of a method from its first annotation to its closing brace. */
    private static final class LongMethods extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int limit;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, int limit, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.limit = limit;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            LineMap map = unit.getLineMap();
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            long lines = start < 0 || end < 0 ? 0 : map.getLineNumber(end) - map.getLineNumber(start) + 1;
            if (lines > limit) {
                String file =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                found.add(file + ": " + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, null);
        }
    }
}
