package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one source into one result. A source that cannot be read is reported once, and tried again in each pass. */
final class Spooler {

    private static final Logger LOG = LoggerFactory.getLogger(Spooler.class);

    private final Results results;
    private final int worker;
    private final Set<String> reported = new HashSet<>();

    /**
     * Creates a spooler.
     *
     * @param results where the results are
     * @param worker the worker that writes them
     */
    Spooler(Results results, int worker) {
        this.results = results;
        this.worker = worker;
    }

    /**
     * Writes the result of a source, unless there is one that is up to date.
     *
     * @param source the source
     * @return true if a result was written
     */
    boolean process(Source source) {
        try {
            boolean written = writeUnlessUpToDate(source);
            reported.remove(source.name());
            return written;
        } catch (IOException e) {
            report(source.name(), e);
            return false;
        }
    }

    private boolean writeUnlessUpToDate(Source source) throws IOException {
        // The stamp first: a change while the content is read makes the result out of date, and the next pass repeats
        // it.
        Stamp stamp = Stamp.of(source.path());
        boolean upToDate = results.find(source.name())
                .filter(result -> result.stamp().equals(stamp))
                .isPresent();
        if (upToDate) {
            return false;
        }
        results.write(new Result(source.name(), stamp, Content.of(source.path())), worker);
        return true;
    }

    /**
     * Reports that something has no result now, unless it was reported before.
     *
     * @param name the name of the file or folder
     * @param failure why
     */
    void report(String name, IOException failure) {
        if (reported.add(name)) {
            LOG.warn("{} has no result now: {}", name, reason(failure));
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it is gone";
        }
        return failure instanceof AccessDeniedException ? "permission denied" : failure.toString();
    }
}
