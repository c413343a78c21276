package io.supervisor4j.daemon.state;

import java.nio.file.Path;

/**
 * The names of a daemon's files.
 *
 * @param directory their folder
 * @param name the daemon's name
 */
public record DaemonFiles(Path directory, String name) {

    /** The lock that the daemon holds. */
    public Path lock() {
        return directory.resolve(name + ".lock");
    }

    /** The present or last life. */
    public Path life() {
        return directory.resolve(name + ".json");
    }

    /** The exit status of the last life. */
    public Path exit() {
        return directory.resolve(name + ".exit");
    }

    /** The output, unless it goes elsewhere. */
    public Path log() {
        return directory.resolve(name + ".log");
    }
}
