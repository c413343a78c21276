package io.supervisor4j.cli.command;

import java.nio.file.Path;

/**
 * Where this program is installed: what the script has told.
 *
 * @param folder the folder with {@code bin} and {@code lib}
 */
record Home(Path folder) {

    static final String PROPERTY = "supervisor.home";

    static Home find() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw new CommandException(
                    ExitCodes.USAGE, "this needs the script bin/supervisor, which says where its jars are");
        }
        return new Home(Path.of(folder));
    }

    /** Jars for the manager and its workers. */
    Path managerJars() {
        return folder.resolve("lib/manager");
    }

    /** Jars for the command line, which an application never meets. */
    Path commandJars() {
        return folder.resolve("lib/command");
    }

    /** A logger for an application that brings none. */
    Path loggingJars() {
        return folder.resolve("lib/logging");
    }
}
