package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command that gives a process a session and a process group of its own: what one program does to its group harms no other. */
final class Session {

    /** What to put in front of a command; looked for once. */
    static final List<String> WORDS = find();

    private Session() {}

    private static List<String> find() {
        for (String path : List.of("/usr/bin/setsid", "/bin/setsid", "/usr/local/bin/setsid")) {
            if (Files.isExecutable(Path.of(path))) {
                return List.of(path);
            }
        }
        return List.of();
    }

    /** Refuses to start a program that would share a process group with this process. */
    static void require() throws IOException {
        if (WORDS.isEmpty()) {
            throw new IOException("there is no command setsid, by which each program gets a process group of its own:"
                    + " install util-linux");
        }
    }
}
