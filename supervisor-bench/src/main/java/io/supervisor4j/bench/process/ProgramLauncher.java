package io.supervisor4j.bench.process;

import io.supervisor4j.bench.program.BareHello;
import io.supervisor4j.bench.program.BareIdle;
import io.supervisor4j.bench.program.ProgramMaster;
import io.supervisor4j.bench.program.TrivialMaster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the programs that are measured, on one JDK. */
public final class ProgramLauncher {

    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(3);

    private final Site site;
    private final Jdk jdk;
    private final Map<Flags, Path> archives = new EnumMap<>(Flags.class);

    /**
     * Creates a launcher that has started nothing.
     *
     * @param site where
     * @param jdk on what
     */
    public ProgramLauncher(Site site, Jdk jdk) {
        this.site = site;
        this.jdk = jdk;
    }

    /**
     * Returns the JDK.
     *
     * @return the JDK
     */
    public Jdk jdk() {
        return jdk;
    }

    /**
     * Starts a bare JVM and waits for its end.
     *
     * @param flags its options
     * @return milliseconds for the whole process
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public double hello(Flags flags) throws IOException, InterruptedException {
        return hello(flags, 1, 1);
    }

    /**
     * Starts bare JVMs and waits for the end of the last.
     *
     * @param flags their options
     * @param count how many
     * @param atOnce how many at a time
     * @return milliseconds for all of them
     * @throws IOException if one cannot be started
     * @throws InterruptedException if this thread is
     */
    public double hello(Flags flags, int count, int atOnce) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(flags, List.of(), site.ownJar(), BareHello.class))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Deque<Process> running = new ArrayDeque<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (running.size() == atOnce) {
                running.remove().waitFor();
            }
            running.add(builder.start());
        }
        for (Process process : running) {
            process.waitFor();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * Starts bare JVMs that stay, and waits until all are there.
     *
     * @param flags their options
     * @param count how many
     * @return the JVMs
     * @throws IOException if one cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup idle(Flags flags, int count) throws IOException, InterruptedException {
        List<String> command = command(flags, List.of(), site.ownJar(), BareIdle.class);
        ProcessGroup group = ProcessGroup.start(site, Collections.nCopies(count, command));
        group.await("ready", count);
        return group;
    }

    /**
     * Starts a master, and does not wait. Where the flags say so its workers have an archive, which is trained at the first call.
     *
     * @param flags its options, which the workers inherit
     * @param arguments what {@link TrivialMaster} expects
     * @return the master
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup master(Flags flags, String... arguments) throws IOException, InterruptedException {
        return masterWith(flags, List.of(), arguments);
    }

    /**
     * Starts a master with more options of its own.
     *
     * @param flags its options, which the workers inherit
     * @param more further options
     * @param arguments what {@link TrivialMaster} expects
     * @return the master
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup masterWith(Flags flags, List<String> more, String... arguments)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(more);
        options.add("-Dsupervisor4j.archive=" + (flags.archive() ? archives(flags) : "off"));
        List<String> command = command(flags, options, site.classPath(), TrivialMaster.class);
        command.addAll(List.of(arguments));
        return ProcessGroup.start(site, List.of(command));
    }

    /**
     * Makes an archive for a master, of what one loads until its worker is ready and while it stops.
     *
     * @param flags its options
     * @return the options by which a master uses it
     * @throws IOException if it cannot be made
     * @throws InterruptedException if this thread is
     */
    public List<String> masterArchive(Flags flags) throws IOException, InterruptedException {
        Path archive = site.place("master");
        boolean cache = jdk.feature() >= 25;
        String train = (cache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
        try (ProcessGroup master = masterWith(flags, List.of(train), "1", "0")) {
            master.await("ready", 1);
            // What it loads beside the first worker belongs to it too.
            TimeUnit.SECONDS.sleep(1);
        }
        if (!Files.exists(archive)) {
            throw new IOException("the master left no archive: " + archive);
        }
        return List.of((cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    }

    /**
     * Starts a master of programs as the command line has one for a file with nothing else, and does not wait.
     *
     * @param count how many programs
     * @param seconds how long they sleep
     * @return the master
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup programs(int count, String seconds) throws IOException, InterruptedException {
        List<String> options = List.of("-Xmx64m", "-Dsupervisor4j.head-start=off", "-Dsupervisor4j.archive=off");
        List<String> command = command(Flags.PLAIN, options, site.classPath(), ProgramMaster.class);
        command.addAll(List.of(Integer.toString(count), seconds));
        return ProcessGroup.start(site, List.of(command));
    }

    /**
     * Starts bare programs.
     *
     * @param count how many
     * @param seconds how long they sleep
     * @return the programs
     * @throws IOException if they cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup sleeping(int count, String seconds) throws IOException, InterruptedException {
        return ProcessGroup.start(site, Collections.nCopies(count, List.of("sleep", seconds)));
    }

    /**
     * Finds supervisord.
     *
     * @return its path, if it is installed
     */
    public Optional<String> supervisord() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "supervisord"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /**
     * Starts supervisord with programs, and does not wait.
     *
     * @param program its path
     * @param count how many programs
     * @param seconds how long they sleep
     * @return the process
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is
     */
    public ProcessGroup supervisord(String program, int count, String seconds)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(site.place("supervisord"));
        String settings = """
                [supervisord]
                nodaemon=true
                logfile=/dev/null
                logfile_maxbytes=0
                pidfile=%s/pid
                [program:sleeper]
                command=sleep %s
                process_name=%%(process_num)d
                numprocs=%d
                """.formatted(folder, seconds, count);
        Path file = Files.writeString(folder.resolve("supervisord.conf"), settings);
        return ProcessGroup.start(site, List.of(List.of(program, "-c", file.toString())));
    }

    /**
     * Starts a manager of the command line's, and does not wait.
     *
     * @param chatty whether it has a service that prints much
     * @return the command line
     * @throws IOException if it cannot be started
     */
    public UnpackedCommand commandLine(boolean chatty) throws IOException {
        return new UnpackedCommand(site, jdk, chatty);
    }

    /** The first master with these flags trains; all others find the archive, because their options are the same. */
    private Path archives(Flags flags) throws IOException, InterruptedException {
        Path known = archives.get(flags);
        if (known != null) {
            return known;
        }
        Path folder = site.place("archives");
        archives.put(flags, folder);
        try (ProcessGroup master = master(flags, "1", "0")) {
            master.await("ready", 1);
            awaitSeal(folder);
        }
        return folder;
    }

    private static void awaitSeal(Path folder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TRAINING_LIMIT.toNanos();
        while (!isSealed(folder)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no archive was trained within " + TRAINING_LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isSealed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".seal"));
        }
    }

    private List<String> command(Flags flags, List<String> more, String classPath, Class<?> program) {
        List<String> words = new ArrayList<>();
        words.add(jdk.home().resolve("bin/java").toString());
        words.addAll(flags.options(jdk));
        words.addAll(more);
        words.addAll(List.of("-cp", classPath, program.getName()));
        return words;
    }
}
