package io.supervisor4j.cli.command;

import io.supervisor4j.cli.run.ManagerMain;
import io.supervisor4j.cli.run.ManagerPlan;
import io.supervisor4j.cli.run.ServiceDefinition;
import io.supervisor4j.system.jvm.InheritedOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts the JVM of a manager: the application's class path first, then what the manager itself needs. */
final class ManagerCommand {

    private static final String LOGGER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    /** One line a record, as the other loggers have it. */
    private static final String LOG_FORMAT = "-Djava.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$-7s %5$s%6$s%n";

    /** Workers inherit it as any option: one with a full heap ends with status 3, and is replaced. The file's options come behind it. */
    private static final String EXIT_ON_FULL_HEAP = "-XX:+ExitOnOutOfMemoryError";

    /** The manager's own; a quarter of the machine's memory would be kept by whatever once filled it. */
    private static final long HEAP_MEGABYTES = 64;

    private static final long KILOBYTES_A_WORKER = 256;

    private final Home home;

    ManagerCommand(Home home) {
        this.home = home;
    }

    List<String> words(ManagerPlan plan, Path file) {
        List<String> classPath = new ArrayList<>(plan.classPath());
        classPath.addAll(jars(home.managerJars()));
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add(EXIT_ON_FULL_HEAP);
        words.addAll(InheritedOptions.keptPrivate("-Xmx" + heapMegabytes(plan) + "m"));
        if (plan.services().stream().allMatch(ServiceDefinition::isProgram)) {
            words.add("-Dsupervisor4j.head-start=off");
        }
        if (!hasLogger(plan.classPath())) {
            classPath.addAll(jars(home.loggingJars()));
            words.add(LOG_FORMAT);
        }
        words.addAll(plan.jvmOptions());
        words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
        words.addAll(List.of(ManagerMain.class.getName(), file.toString()));
        words.addAll(List.of(home.commandJars().toString(), home.managerJars().toString()));
        return words;
    }

    /** What a manager keeps of a worker is its last lines of output. */
    private static long heapMegabytes(ManagerPlan plan) {
        long workers = plan.services().stream()
                .mapToLong(service -> (long) service.workers() + service.standby())
                .sum();
        return HEAP_MEGABYTES + workers * KILOBYTES_A_WORKER / 1_024;
    }

    private static List<String> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasLogger(List<String> classPath) {
        URL[] urls = classPath.stream().map(ManagerCommand::url).toArray(URL[]::new);
        try (URLClassLoader application = new URLClassLoader(urls, null)) {
            return application.findResource(LOGGER) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("every file has a URL", e);
        }
    }
}
