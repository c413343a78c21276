package io.supervisor4j.launch;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.option.DurationText;
import io.supervisor4j.option.OptionChanges;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this package logs. A class of its own, so that a worker that has nothing to log loads no logger. */
final class LaunchLog {

    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private LaunchLog() {}

    /** All of them, if they say so (C-69). */
    static void options(Options options) {
        if (options.get(ServiceOptions.class).logOptions() && LOG.isDebugEnabled()) {
            options.explain().lines().forEach(LOG::debug);
        }
    }

    static void started(String service) {
        LOG.info("service {} starts in this JVM", service);
    }

    static void stopping(String why) {
        LOG.info("stopping: {}", why);
    }

    static void restarted(OptionChanges changes) {
        LOG.info("options re-read: {}", changes);
    }

    static void kept(SupervisorException refused) {
        LOG.error("the options stay as they are: {}", refused.getMessage());
    }

    static void resetFailed(Class<?> service, Throwable failure) {
        LOG.error("service {}: reset() threw; the service goes on", service.getSimpleName(), failure);
    }

    static void failed(String service, Throwable failure) {
        LOG.error("service {} failed, the process ends with status 1", service, failure);
    }

    static void sharedFailed(String service, Throwable failure) {
        LOG.error("service {} failed, the worker that it shares with others ends with status 1", service, failure);
    }

    static void stopFailed(String service, Throwable failure) {
        LOG.error("service {}: stop(..) threw, the exit status will be 1", service, failure);
    }

    static void atOnce(String signal) {
        LOG.info("{}: the process ends at once, with status 1", signal);
    }

    static void notNotified(String address, Throwable failure) {
        LOG.debug("the init system could not be notified over NOTIFY_SOCKET={}: {}", address, failure.toString());
    }

    static void noControlSocket(String path) {
        LOG.warn(
                "backdoor-socket = {} has no effect: services in this JVM have no manager, and so no control socket;"
                        + " with 2 workers or more there is one",
                path);
    }

    static void noLink(Path link, Path socket, IOException failure) {
        LOG.error(
                "backdoor-socket: {} cannot be linked to the control socket {}, which works all the same: {}",
                link,
                socket,
                failure.toString());
    }

    static void linkStays(Path link, IOException failure) {
        LOG.warn("backdoor-socket: the link {} cannot be removed: {}", link, failure.toString());
    }

    static void tooLate(Duration limit) {
        LOG.error(
                "the services did not end within graceful-shutdown-timeout = {}; the process ends with status 1",
                DurationText.print(limit));
    }
}
