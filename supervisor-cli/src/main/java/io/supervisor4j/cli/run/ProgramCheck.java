package io.supervisor4j.cli.run;

import java.io.File;
import java.io.IOException;

/** Looks before a program starts whether it can: a shell would say what is missing in its own words, and not to the log. */
final class ProgramCheck {

    private ProgramCheck() {}

    /**
     * Checks that a program can be started.
     *
     * @param program its path, relative to the directory, or its name on the path
     * @param directory where it is to run
     * @throws IOException if it cannot be started, with what is missing
     */
    static void check(String program, String directory) throws IOException {
        File home = new File(directory);
        if (!home.isDirectory()) {
            throw new IOException("the directory " + home + (home.exists() ? " is no directory" : " does not exist"));
        }
        if (program.indexOf('/') >= 0) {
            requireExecutable(program.startsWith("/") ? new File(program) : new File(home, program));
        } else {
            requireOnPath(program, home);
        }
    }

    private static void requireExecutable(File file) throws IOException {
        if (!file.exists()) {
            throw new IOException("the program " + file + " does not exist");
        } else if (file.isDirectory() || !file.canExecute()) {
            throw new IOException("the program " + file + " is not executable");
        }
    }

    /** An empty element of the path is the directory, as for the shell. Without a path, the shell has one of its own. */
    private static void requireOnPath(String program, File home) throws IOException {
        String path = System.getenv("PATH");
        if (path == null) {
            return;
        }
        for (String element : path.split(File.pathSeparator, -1)) {
            File folder = element.startsWith("/") ? new File(element) : new File(home, element);
            File file = new File(folder, program);
            if (file.isFile() && file.canExecute()) {
                return;
            }
        }
        throw new IOException("there is no program '" + program + "' on the PATH, " + path);
    }
}
