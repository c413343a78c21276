package io.supervisor4j.daemon;

import java.nio.file.Path;

/** The names of a daemon's files. */
record DaemonFiles(Path directory, String name) {

    Path lock() {
        return directory.resolve(name + ".lock");
    }

    Path life() {
        return directory.resolve(name + ".json");
    }

    Path exit() {
        return directory.resolve(name + ".exit");
    }

    Path log() {
        return directory.resolve(name + ".log");
    }
}
