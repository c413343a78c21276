package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How often the kernel has killed a process of a control group for want of memory: more often after a death by SIGKILL than before is
 * evidence that this was why.
 *
 * @param counter the file that counts; of a name that is not there where none does
 * @param before how often when the process began
 */
record MemoryKills(Path counter, long before) {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /** What the JDK reports of a process that was killed. */
    private static final int KILLED = 128 + 9;

    private static final String KEY = "oom_kill ";

    static MemoryKills of(long pid) {
        return of(Path.of("/proc", Long.toString(pid), "cgroup"), GROUPS);
    }

    static MemoryKills of(Path membership, Path groups) {
        Path counter = counter(membership, groups);
        return new MemoryKills(counter, count(counter));
    }

    /** The controller of the first version has a line of its own, which begins with a number; that of the second has none. */
    private static Path counter(Path membership, Path groups) {
        Path unified = groups.resolve("memory.events");
        try {
            for (String line : Files.readAllLines(membership, StandardCharsets.ISO_8859_1)) {
                String[] parts = line.split(":", 3);
                if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                    return present(groups.resolve("memory"), parts[2], "memory.oom_control");
                } else if (parts.length == 3 && parts[1].isEmpty()) {
                    unified = present(groups, parts[2], "memory.events");
                }
            }
        } catch (IOException e) {
            // It is gone, or this is no Linux.
            return unified;
        }
        return unified;
    }

    /** A group that counts nothing itself is counted by the next above; in a container the path may be that of the host. */
    private static Path present(Path mount, String path, String file) {
        Path group = mount.resolve(path.substring(1)).normalize();
        for (Path at = group; at != null && at.startsWith(mount); at = at.getParent()) {
            if (Files.exists(at.resolve(file))) {
                return at.resolve(file);
            }
        }
        return mount.resolve(file);
    }

    private static long count(Path counter) {
        try {
            for (String line : Files.readAllLines(counter, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(KEY)) {
                    return Long.parseLong(line.substring(KEY.length()).strip());
                }
            }
        } catch (IOException | NumberFormatException e) {
            // No such controller.
            return 0;
        }
        return 0;
    }

    /** Returns what is to be said of a death with this exit value; empty if nothing. */
    String evidence(int value) {
        return value == KILLED && count(counter) > before
                ? "by the kernel, which had no memory left for its control group " + counter.getParent()
                : "";
    }
}
