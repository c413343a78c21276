package io.supervisor4j.runtime.process;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.system.process.ShellCommand;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks before each start for what a JVM needs in order to start, because a deploy may replace it under a running manager: its
 * working directory, its class path, its {@code java}. What keeps it from starting is an exception that names it; what does not is a
 * notice, once. Thread-safe.
 */
final class LaunchCheck {

    private static final Path LINK = Path.of("/proc/self/cwd");
    private static final File ROOT = new File("/");

    private final MissingEntries missing;
    private final Consumer<? super SupervisorEvent> observer;
    private final Path home;
    private boolean homeless;

    LaunchCheck(MissingEntries missing, Consumer<? super SupervisorEvent> observer) {
        this.missing = missing;
        this.observer = observer;
        this.home = presentDirectory();
    }

    /** The kernel's word, as a property can be set on the command line; it marks what was removed by a word behind the path. */
    private static Path presentDirectory() {
        try {
            return Files.readSymbolicLink(LINK);
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux.
            return Path.of(System.getProperty("user.dir", "/"));
        }
    }

    /**
     * Checks all of it.
     *
     * @return where to start; null for the directory of this process
     * @throws IOException if the JVM could not start
     */
    @Nullable
    File check(LaunchPlan plan) throws IOException {
        if (!new File(plan.java()).canExecute()) {
            throw new IOException("there is no program " + plan.java()
                    + " any more: if the JDK was replaced, restart the manager with the new one");
        }
        File directory = directory(plan);
        checkClassPath(plan, directory);
        return directory;
    }

    private @Nullable File directory(LaunchPlan plan) throws IOException {
        Path present = presentDirectory();
        if (present.equals(home) && !present.toString().endsWith(" (deleted)")) {
            return present();
        }
        File path = home.toFile();
        if (path.isDirectory()) {
            return there(path);
        } else if (Files.isDirectory(present)) {
            // It was moved, and this process with it.
            return present();
        }
        String gone = "the working directory " + home + " does not exist any more";
        String relative = plan.relativeEntry();
        if (relative != null) {
            throw new IOException(
                    gone + ", and the class path has '" + relative + "' in it: create the directory again");
        }
        tellOnce(gone + ": workers start in / until it is there again");
        return ROOT;
    }

    private synchronized @Nullable File present() {
        homeless = false;
        return null;
    }

    private synchronized File there(File directory) {
        homeless = false;
        return directory;
    }

    private synchronized void tellOnce(String text) {
        if (!homeless) {
            homeless = true;
            observer.accept(new ManagerEvent.Notice(text));
        }
    }

    private void checkClassPath(LaunchPlan plan, @Nullable File directory) throws IOException {
        List<String> told = missing.newlyMissing(plan.classPath(), directory);
        if (!missing.isAnyMissing()) {
            return;
        }
        for (String entry : plan.classPathEntries()) {
            if (missing.isMissing(entry) && isOurs(entry)) {
                throw new IOException("class path entry " + entry
                        + " does not exist any more, and no worker starts without it: put it back, or restart the"
                        + " manager with its successor");
            }
        }
        for (String entry : told) {
            observer.accept(new ManagerEvent.Notice("class path entry " + entry
                    + " does not exist any more: workers start without it until it is there again"));
        }
    }

    /** Whether this very class was loaded from there. */
    private static boolean isOurs(String entry) {
        CodeSource source = LaunchCheck.class.getProtectionDomain().getCodeSource();
        try {
            return source != null
                    && Path.of(source.getLocation().toURI())
                            .equals(Path.of(entry).toAbsolutePath());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Returns the reason why the JDK could not start a process, where its own message names the wrong one. */
    static IOException explained(IOException failure) {
        File helper = new File(System.getProperty("java.home"), "lib/jspawnhelper");
        String missing = null;
        if (!new File(ShellCommand.SH).canExecute()) {
            missing = ShellCommand.SH;
        } else if (System.getProperty("os.name", "").equals("Linux") && !helper.canExecute()) {
            missing = helper + ", which this JVM needs to start processes";
        }
        return missing == null ? failure : new IOException("there is no " + missing + " any more", failure);
    }
}
