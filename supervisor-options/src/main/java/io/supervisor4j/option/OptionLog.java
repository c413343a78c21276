package io.supervisor4j.option;

import io.supervisor4j.SupervisorException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this package logs. A class of its own, so that a worker that has nothing to log loads no logger. */
final class OptionLog {

    private static final Logger LOG = LoggerFactory.getLogger(Options.class);

    private OptionLog() {}

    static void notices(List<String> notices) {
        notices.forEach(LOG::warn);
    }

    static void values(String listing) {
        listing.lines().forEach(LOG::debug);
    }

    static void listenerFailed(Class<?> group, Throwable failure) {
        LOG.error("a listener for changes of {} failed; the others are told", group.getSimpleName(), failure);
    }

    static void reloaded(OptionChanges changes) {
        LOG.info("options re-read: {}", changes);
    }

    static void kept(SupervisorException refused) {
        LOG.error("the options stay as they are: {}", refused.getMessage());
    }

    static void notShared(SupervisorException failure) {
        LOG.error("workers cannot start: {}", failure.getMessage());
    }
}
