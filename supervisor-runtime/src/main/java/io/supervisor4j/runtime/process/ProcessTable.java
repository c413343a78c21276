package io.supervisor4j.runtime.process;

import io.supervisor4j.system.process.LifeVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /** One process, while it is shown. */
    static final class Entry {

        private static final String VARIABLE = LifeVariable.NAME + "=";

        private final ProcessHandle handle;
        private final long session;
        private final Path folder;
        private @Nullable Set<String> tokens;

        private Entry(ProcessHandle handle, long session, Path folder) {
            this.handle = handle;
            this.session = session;
            this.folder = folder;
        }

        /** Returns the process itself, never one that has got its id later. */
        ProcessHandle handle() {
            return handle;
        }

        /** Returns the id of its session. */
        long session() {
            return session;
        }

        /** Tells whether a life's token is in its environment, which is read once; false if it is gone, or another user's. */
        boolean hasToken(String token) {
            Set<String> known = tokens;
            if (known == null) {
                known = readTokens();
                tokens = known;
            }
            return known.contains(token);
        }

        private Set<String> readTokens() {
            try {
                String environment =
                        new String(Files.readAllBytes(folder.resolve("environ")), StandardCharsets.ISO_8859_1);
                for (String variable : environment.split("\0", -1)) {
                    if (variable.startsWith(VARIABLE)) {
                        return new HashSet<>(LifeTokens.of(variable.substring(VARIABLE.length())));
                    }
                }
            } catch (IOException e) {
                return Set.of();
            }
            return Set.of();
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
