package io.supervisor4j.system.file;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Locks on files that were removed, as by a cleaner of temporary files. The file that takes the path can be locked by another process,
 * but the kernel still knows the lock, and which file its holder has open. Linux only; elsewhere there seem to be none. Thread-safe.
 */
public final class RemovedLocks {

    private static final Path LOCKS = Path.of("/proc/locks");

    private RemovedLocks() {}

    /**
     * Tells whether a process of this user, this one included, holds a lock on a file that was removed from a path.
     *
     * @param path the absolute path
     * @return true if the first byte of such a file is locked
     */
    public static boolean isHeld(Path path) {
        String removed = path + " (deleted)";
        for (Map.Entry<String, Set<Long>> holder : lockedFiles().entrySet()) {
            if (hasOpen(holder.getKey(), removed, holder.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** For each process the numbers of the files that it has locked. */
    private static Map<String, Set<Long>> lockedFiles() {
        Map<String, Set<Long>> files = new HashMap<>();
        try (InputStream in = new FileInputStream(LOCKS.toFile())) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1)) {
                add(new StringTokenizer(line), files);
            }
        } catch (IOException e) {
            // Not Linux.
            return files;
        }
        return files;
    }

    /** A line is such as {@code 6: POSIX  ADVISORY  WRITE 3700 fe:00:2156289 0 EOF}; one of a process that waits has an arrow. */
    private static void add(StringTokenizer line, Map<String, Set<Long>> files) {
        if (line.countTokens() != 8) {
            return;
        }
        line.nextToken();
        String kind = line.nextToken() + line.nextToken() + line.nextToken();
        String pid = line.nextToken();
        String file = line.nextToken();
        if (kind.equals("POSIXADVISORYWRITE") && line.nextToken().equals("0")) {
            Set<Long> ofProcess = files.getOrDefault(pid, new HashSet<>());
            files.put(pid, ofProcess);
            ofProcess.add(Long.valueOf(file.substring(file.lastIndexOf(':') + 1)));
        }
    }

    /** Other users' processes do not let themselves be looked at, and cannot lock in a private folder. */
    private static boolean hasOpen(String pid, String target, Set<Long> locked) {
        String[] descriptors = new File("/proc/" + pid + "/fd").list();
        if (descriptors == null) {
            return false;
        }
        for (String descriptor : descriptors) {
            try {
                Path link = Path.of("/proc", pid, "fd", descriptor);
                if (Files.readSymbolicLink(link).toString().equals(target)
                        && locked.contains((Long) Files.getAttribute(link, "unix:ino"))) {
                    return true;
                }
            } catch (IOException e) {
                // Closed meanwhile.
            }
        }
        return false;
    }
}
