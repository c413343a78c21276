package io.supervisor4j.option;

import java.time.Duration;
import java.util.Optional;

/**
 * The options of every program with services, in the default group (O-51, C-69). Who builds the manager or launches the services
 * reads them first; a manager that they are {@linkplain Options#attach attached} to, and a launcher, take over what changes.
 *
 * @param logOptions whether to log all options at debug level when a worker starts
 * @param gracefulShutdownTimeout how long a graceful end may take; zero for ever
 * @param backdoorSocket where a launcher of workers links the control socket of its manager (O-52), read when it is created; a program
 *     that builds its manager itself names that instead, {@code ServiceManager.builder().name(..)}
 */
@OptionGroup(
        help = "Services",
        removed =
                @RemovedOption(
                        name = "backdoor_port",
                        message = "a port would be open to everybody on the machine; use the manager's control socket"
                                + " instead, as with backdoor-socket"))
public record ServiceOptions(
        @Option(
                help = "Whether to log all options at debug level when a worker starts.",
                defaultValue = "true",
                mutable = true)
        boolean logOptions,

        @Option(
                help = "How long a service may take to end gracefully before it is killed; 0 for ever.",
                defaultValue = "60s",
                mutable = true)
        Duration gracefulShutdownTimeout,

        @Option(help = "The path where the manager's control socket can also be found; {pid} is this process's id.")
        Optional<String> backdoorSocket) {

    /**
     * The options without a backdoor.
     *
     * @param logOptions whether to log all options at debug level when a worker starts
     * @param gracefulShutdownTimeout how long a graceful end may take; zero for ever
     */
    public ServiceOptions(boolean logOptions, Duration gracefulShutdownTimeout) {
        this(logOptions, gracefulShutdownTimeout, Optional.empty());
    }
}
