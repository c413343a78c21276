package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group for each life of a program, where this process may make one below its own: nothing that the program starts leaves it,
 * whatever it does, and the kernel ends all of it at once. No controller is asked for. Elsewhere there are none.
 */
final class ControlGroups {

    private static final List<Path> MOUNTS = List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/unified"));
    /** Set to {@code off} for none. */
    private static final String SWITCH = "supervisor4j.control-groups";

    private static final String UNIFIED = "0::";

    private final Optional<Path> base;
    private final String name;

    /** The groups begin with the name, below the base if there is one. */
    ControlGroups(Optional<Path> base, String name) {
        this.base = base;
        this.name = name;
    }

    /** Finds the group of this process; the argument is what the tokens of lives begin with. */
    static ControlGroups ofThisProcess(String tokens) {
        String name = "supervisor-" + tokens;
        if (System.getProperty(SWITCH, "").equals("off")) {
            return new ControlGroups(Optional.empty(), name);
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(UNIFIED)) {
                    return new ControlGroups(own(line.substring(UNIFIED.length() + 1)), name);
                }
            }
        } catch (IOException e) {
            // Not Linux.
            return new ControlGroups(Optional.empty(), name);
        }
        return new ControlGroups(Optional.empty(), name);
    }

    private static Optional<Path> own(String path) {
        for (Path mount : MOUNTS) {
            Path own = mount.resolve(path);
            if (Files.exists(own.resolve("cgroup.controllers")) && Files.isWritable(own)) {
                return Optional.of(own);
            }
        }
        return Optional.empty();
    }

    /** What the paths of all groups begin with; empty if none can be made. */
    String prefix() {
        return base.map(path -> path.resolve(name).toString()).orElse("");
    }

    /** Puts a process into a new group; empty if that cannot be done. */
    Optional<ControlGroup> begin(String number, long pid) {
        if (base.isEmpty()) {
            return Optional.empty();
        }
        ControlGroup group = new ControlGroup(base.get().resolve(name + number));
        try {
            Files.createDirectory(group.folder());
            if (group.canKill()) {
                group.add(pid);
                return Optional.of(group);
            }
        } catch (IOException e) {
            // Not permitted after all, or the process is gone.
            group.remove();
            return Optional.empty();
        }
        group.remove();
        return Optional.empty();
    }
}
