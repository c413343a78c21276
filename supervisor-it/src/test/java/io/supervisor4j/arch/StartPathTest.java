package io.supervisor4j.arch;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No lambda, no method reference, no stream and no format on the way of a master to its first ready worker and from a worker's death to
 * its replacement, nor on a worker's way to ready and to its end: the first lambda costs a JVM 6 to 10 ms, the first stream or format
 * more. The bytecode would show the same as {@code invokedynamic}; the source also shows where.
 */
class StartPathTest {

    private static final Path ENGINE =
            Path.of("..", "supervisor-runtime", "src", "main", "java", "io", "supervisor4j", "runtime");

    /** Rooms and classes of the engine that are on the path. */
    private static final List<String> PATH = List.of(
            "Engine.java",
            "EngineFactory.java",
            "EngineManager.java",
            "EarlyEvents.java",
            "RandomId.java",
            "ServiceClasses.java",
            "ServicePlanner.java",
            "master",
            "process/BlockingThreads.java",
            "process/Drain.java",
            "process/HeadStart.java",
            "process/LaunchPlan.java",
            "process/OutputReader.java",
            "process/PacedInput.java",
            "process/PipedProcess.java",
            "process/ProcessPreload.java",
            "process/SerialExecutor.java",
            "process/ShellSpawner.java",
            "process/WatchedInput.java",
            "process/WorkerEnvironment.java",
            "process/WorkerJvm.java",
            "protocol",
            "supervision",
            "thread",
            "worker");

    /** Methods of these that run at other times: for a status, a reload, a changed option, a defect, or in training. */
    private static final Set<String> OFF_THE_PATH = Set.of(
            "Complaints.counts",
            "EffectHandler.query",
            "HookRunner.decide",
            "LaunchLook.thenPost",
            "LaunchWatch.changed",
            "Mailbox.unread",
            "Master.draft",
            "Master.snapshot",
            "ReloadCycle.answer",
            "ReloadCycle.hooksEnded",
            "ReloadRequests.sendTo",
            "Reloads.request",
            "ServiceGroup.tellShutdownTimeout",
            "StopSequence.abort",
            "StopSequence.kill",
            "Supervisor.onShutdownTimeoutChanged",
            "Supervisor.onSignalRequested",
            "WarmUpMain.main",
            "WorkerHistory.asOf",
            "WorkerHistory.lastExit",
            "WorkerQueries.ask",
            "WorkerSlot.update");

    @Test
    void onTheWayToReadyThereIsNoLambdaNoStreamAndNoFormat() throws IOException {
        Set<String> slow = slowIn(sources());

        assertThat(slow).isSubsetOf(OFF_THE_PATH);
    }

    @Test
    void noExceptionIsLeftOver() throws IOException {
        assertThat(slowIn(sources())).containsAll(OFF_THE_PATH);
    }

    @Test
    void whatIsSlowAtFirstIsFound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.writeString(file, """
                class Sample {
                    Runnable field = () -> {};
                    Runnable fine = new Runnable() { public void run() { plain(); } };
                    void plain() {}
                    void lambda() { later(() -> {}); }
                    void reference() { later(this::plain); }
                    void stream() { java.util.List.of().stream(); }
                    void format() { String.format("%d", 1); }
                    void nested() { later(new Runnable() { public void run() { later(() -> {}); } }); }
                    void later(Runnable run) {}
                }
                """);

        assertThat(slowIn(List.of(file)))
                .containsExactlyInAnyOrder(
                        "Sample.field of the class",
                        "Sample.lambda",
                        "Sample.reference",
                        "Sample.stream",
                        "Sample.format",
                        "Sample.nested");
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String part : PATH) {
            try (Stream<Path> files = Files.walk(ENGINE.resolve(part).toRealPath())) {
                sources.addAll(
                        files.filter(file -> file.toString().endsWith(".java")).toList());
            }
        }
        return sources;
    }

    /** Returns the methods that contain such a thing, also in a class inside them. */
    private static Set<String> slowIn(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new TreeSet<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : parser.parse()) {
                new SlowAtFirst(unit, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class SlowAtFirst extends TreePathScanner<Void, Void> {

        private static final Set<String> SLOW =
                Set.of("stream", "parallelStream", "formatted", "matches", "replaceAll");

        private final String type;
        private final Set<String> found;

        SlowAtFirst(CompilationUnitTree unit, Set<String> found) {
            this.type = Path.of(unit.getSourceFile().getName())
                    .getFileName()
                    .toString()
                    .replace(".java", "");
            this.found = found;
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
            note();
            return super.visitLambdaExpression(lambda, null);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
            note();
            return super.visitMemberReference(reference, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String method = call.getMethodSelect().toString();
            if (method.equals("String.format") || SLOW.contains(method.substring(method.lastIndexOf('.') + 1))) {
                note();
            }
            return super.visitMethodInvocation(call, null);
        }

        private void note() {
            String method = "field of the class";
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                Tree leaf = path.getLeaf();
                if (leaf instanceof MethodTree outer) {
                    method = outer.getName().toString();
                }
            }
            found.add(type + "." + method);
        }
    }
}
