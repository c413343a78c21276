/**
 * Launchers: the same services either in this JVM or in workers, chosen by a number (O-4).
 *
 * <p>{@link io.supervisor4j.launch.Launcher} is the door, {@link io.supervisor4j.launch.ServiceBase} what the author of a service
 * extends. In workers the engine does the work; in this JVM {@link io.supervisor4j.launch.ServiceLauncher} keeps the same rules.
 */
@NullMarked
package io.supervisor4j.launch;

import org.jspecify.annotations.NullMarked;
