package io.supervisor4j.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the measured processes live: a temporary folder, their class path, and the list of those that are still to be ended. */
public final class Site implements AutoCloseable {

    /** On the benchmark's own class path, but of no use to a program. */
    private static final Set<String> TOOLS = Set.of("jmh", "jopt", "commons");

    private final Path folder;
    private final String classPath;
    private final String ownJar;
    private final AtomicInteger names = new AtomicInteger();
    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Site(Path folder, String classPath, String ownJar) {
        this.folder = folder;
        this.classPath = classPath;
        this.ownJar = ownJar;
    }

    /**
     * Makes the folder. It is removed, and every process ended, by {@link #close()} or when this JVM ends.
     *
     * @return the site
     * @throws IOException if there can be no folder
     * @throws IllegalStateException if this program does not run from jars, which archives need
     */
    public static Site open() throws IOException {
        String[] all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        if (!Stream.of(all).allMatch(entry -> entry.endsWith(".jar"))) {
            throw new IllegalStateException("archives need a class path of jars: start the benchmark with -Pbench");
        }
        String needed = Stream.of(all)
                .filter(entry -> TOOLS.stream().noneMatch(new File(entry).getName()::startsWith))
                .map(entry -> new File(entry).getAbsolutePath())
                .sorted(Comparator.comparing((String entry) -> !isOurs(entry)).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining(File.pathSeparator));
        Site site = new Site(Files.createTempDirectory("supervisor-bench"), needed, new File(all[0]).getAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "clean-up"));
        return site;
    }

    /** Ours come first: a JVM opens each jar in front of the one that has the class it looks for, at 1 ms and more a jar. */
    private static boolean isOurs(String entry) {
        return new File(entry).getName().startsWith("supervisor-");
    }

    /**
     * Returns the class path of a master.
     *
     * @return jars
     */
    public String classPath() {
        return classPath;
    }

    /**
     * Returns the class path of a bare JVM.
     *
     * @return one jar
     */
    public String ownJar() {
        return ownJar;
    }

    /**
     * Returns a place for a file or folder with a name of its own.
     *
     * @param kind the beginning of its name
     * @return nothing is there yet
     */
    public Path place(String kind) {
        return folder.resolve(kind + names.incrementAndGet());
    }

    /** Remembers how to end something, in case its starter does not. */
    void onEnd(Runnable end) {
        if (closed) {
            throw new IllegalStateException("the benchmark is ending");
        }
        ends.add(end);
    }

    void forget(Runnable end) {
        ends.remove(end);
    }

    /** Ends all processes that are left and removes the folder. */
    @Override
    public synchronized void close() {
        closed = true;
        ends.forEach(Runnable::run);
        ends.clear();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(Site::delete);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("the folder " + folder + " could not be removed: " + e.getMessage());
        }
    }

    private static void delete(File file) {
        if (!file.delete() && file.exists()) {
            System.err.println("not removed: " + file);
        }
    }
}
