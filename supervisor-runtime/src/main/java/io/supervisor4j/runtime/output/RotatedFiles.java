package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file for each worker, in the folder of its service. */
final class RotatedFiles implements Sink {

    private final Map<ServiceId, WorkerOutput> wanted = new ConcurrentHashMap<>();
    private final Map<Path, RotatedFile> files = new HashMap<>();
    private volatile boolean stale;

    /** Where the output of a service goes from now on. */
    void add(ServiceId service, WorkerOutput output) {
        WorkerOutput before = wanted.put(service, output);
        if (before != null && !before.equals(output)) {
            reopen();
        }
    }

    /** What is open may be of no use any more, or have other limits now. */
    void reopen() {
        stale = true;
    }

    @Override
    public void write(List<OutputLine> lines) throws IOException {
        if (stale) {
            stale = false;
            close();
        }
        Set<RotatedFile> written = new LinkedHashSet<>();
        try {
            for (OutputLine line : lines) {
                RotatedFile file = fileFor(line);
                written.add(file);
                file.write(line.at() + " " + line.text());
            }
            for (RotatedFile file : written) {
                file.flush();
            }
        } catch (IOException e) {
            // The next line opens them again: the disk may have been changed.
            close();
            throw e;
        }
    }

    private RotatedFile fileFor(OutputLine line) {
        WorkerOutput output = wanted.get(line.service());
        if (output == null) {
            throw new IllegalStateException("no folder for " + line.source());
        }
        Path path = output.folder().orElseThrow().resolve(fileName(line.source()) + ".log");
        return files.computeIfAbsent(path, file -> new RotatedFile(file, output.maxBytes(), output.maxFiles()));
    }

    /** Services may have names that files cannot. */
    private static String fileName(String source) {
        return source.replace('/', '_').replaceFirst("^\\.", "_");
    }

    @Override
    public void close() {
        files.values().forEach(RotatedFiles::closeQuietly);
        files.clear();
    }

    private static void closeQuietly(RotatedFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // What it was about to hold was told as lost before.
            return;
        }
    }
}
