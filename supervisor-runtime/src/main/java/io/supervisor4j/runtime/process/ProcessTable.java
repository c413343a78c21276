package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The processes of this machine, as Linux shows them in a folder. Elsewhere there are none to be seen. */
final class ProcessTable {

    /** Behind the name of the program, which may contain blanks. */
    private static final int SESSION = 3;

    private final Path folder;

    ProcessTable(Path folder) {
        this.folder = folder;
    }

    static ProcessTable ofThisMachine() {
        return new ProcessTable(Path.of("/proc"));
    }

    /**
     * One process.
     *
     * @param handle the process itself, never one that has got its id later
     * @param session the id of its session
     * @param folder where more of it stands
     */
    record Entry(ProcessHandle handle, long session, Path folder) {

        /** Tells whether its environment has the word; false if it is gone, or another user's. */
        boolean hasInEnvironment(String word) {
            try {
                return new String(Files.readAllBytes(folder.resolve("environ")), StandardCharsets.ISO_8859_1)
                        .contains(word);
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * Shows all processes but this one and those that have ended, each once.
     *
     * @return whether none of them vanished before it was seen: such a one may have left another that was not seen
     */
    boolean forEach(Consumer<Entry> action) {
        boolean complete = true;
        long self = ProcessHandle.current().pid();
        for (long pid : youngestFirst()) {
            complete &= pid == self || show(pid, folder.resolve(Long.toString(pid)), action);
        }
        return complete;
    }

    /** Those with the highest ids have begun last, and are the first to vanish. */
    private List<Long> youngestFirst() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path process : processes) {
                pids.add(Long.valueOf(process.getFileName().toString()));
            }
        } catch (IOException e) {
            // No such file system.
            return pids;
        }
        pids.sort(Comparator.reverseOrder());
        return pids;
    }

    /** The handle is taken first, so that what is read then is of that process or of none. */
    private static boolean show(long pid, Path process, Consumer<Entry> action) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return false;
        }
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", SESSION + 2);
            if (!fields[0].equals("Z") && !fields[0].equals("X")) {
                action.accept(new Entry(handle.get(), Long.parseLong(fields[SESSION]), process));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
