package io.supervisor4j;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What other processes of this user can ask and command: a {@link ServiceManager}. */
public interface Reachable {

    /**
     * Tells where the manager listens for clients of its control socket (O-52): as soon as it does, which is when its first
     * workers are ready, or a second after {@link ServiceManager#run()} began. Until then a manager without a name of its own may
     * still get a number behind it, and another socket.
     *
     * @return completed with the path of the control socket, in a thread of the manager, which must not be blocked; failed where there
     *     is no such socket, as with {@link ServiceManager.Builder#control control(false)}, or after an end before there was one
     */
    default CompletionStage<Path> controlSocket() {
        return CompletableFuture.failedStage(new UnsupportedOperationException("this manager has no control socket"));
    }
}
