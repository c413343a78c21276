package io.supervisor4j.option;

import java.time.Duration;

/**
 * The options of every program with services, in the default group (O-51, C-69). Who builds the manager or launches the services
 * reads them first; a manager that they are {@linkplain Options#attach attached} to, and a launcher, take over what changes.
 *
 * @param logOptions whether to log all options at debug level when a worker starts
 * @param gracefulShutdownTimeout how long a graceful end may take; zero for ever
 */
@OptionGroup(
        help = "Services",
        removed = {
            @RemovedOption(
                    name = "backdoor_port",
                    message =
                            "a port would be open to everybody on the machine; use the manager's control socket instead"),
            @RemovedOption(
                    name = "backdoor_socket",
                    message =
                            "the manager's control socket takes its place: name the manager, ServiceManager.builder().name(..),"
                                    + " and ask it with the command 'supervisor' or ControlClient")
        })
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
        Duration gracefulShutdownTimeout) {}
