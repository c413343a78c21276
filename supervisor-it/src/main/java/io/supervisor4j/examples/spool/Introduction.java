package io.supervisor4j.examples.spool;

/** The first thing the example says: what it does, and what to try. */
final class Introduction {

    private Introduction() {}

    /**
     * Returns lines to copy and paste.
     *
     * @param folders where the example works
     * @param config what it starts with
     * @return several lines
     */
    static String of(SpoolFolders folders, SpoolConfig config) {
        return """
                the master is process %1$d. Its %2$d workers share the files in %3$s and write the results to %4$s

                  Change the number of workers; some come or go, and all take over their new shares:
                    echo workers=%5$d > '%6$s' && kill -HUP %1$d
                  Do everything once more, slowly, so that there is time to kill:
                    echo rest.millis=200 >> '%6$s' && kill -HUP %1$d && find '%4$s' -name '*.result' -delete
                  Kill a worker in the middle of its work; it is back at once, with the same id, and goes on:
                    pkill -KILL -o -P %1$d
                  End gracefully; each worker finishes the file it is at:
                    kill %1$d
                """.formatted(
                        ProcessHandle.current().pid(),
                        config.workers(),
                        folders.directory(),
                        folders.output(),
                        config.workers() > 2 ? config.workers() - 2 : config.workers() + 2,
                        folders.config());
    }
}
