package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The control group of one life.
 *
 * @param folder where it is
 */
record ControlGroup(Path folder) {

    boolean canKill() {
        return Files.exists(folder.resolve("cgroup.kill"));
    }

    void add(long pid) throws IOException {
        Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
    }

    /** Ends all that is in it, with what it is just about to start; returns how many processes there were. */
    int kill() {
        try {
            int found = Files.readAllLines(folder.resolve("cgroup.procs")).size();
            Files.writeString(folder.resolve("cgroup.kill"), "1");
            return found;
        } catch (IOException e) {
            // It was removed by others; what was in it is found in other ways.
            return 0;
        }
    }

    /** Removes it, if nothing is in it any more. */
    void remove() {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // An empty folder of the kernel's is left behind.
            return;
        }
    }
}
