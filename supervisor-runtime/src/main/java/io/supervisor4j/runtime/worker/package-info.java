/**
 * The worker JVM. It starts blank, becomes a worker when it is assigned a service, and from then on answers its master, signals
 * sent to it, and its master's death.
 *
 * <p>From {@code main} to ready, and from terminate to gone, this room loads as little as it can: plain classes of the JDK, no
 * lambda, no stream, no format; a logger only when there is an error to log.
 */
@NullMarked
package io.supervisor4j.runtime.worker;

import org.jspecify.annotations.NullMarked;
