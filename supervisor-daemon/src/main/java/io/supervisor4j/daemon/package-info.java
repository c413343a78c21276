/**
 * Programs that run in the background: started, asked, stopped and killed by name, from any process of the same user (S-1).
 *
 * <p>{@link io.supervisor4j.daemon.Daemon} is the side of who controls, {@link io.supervisor4j.daemon.DaemonContext} that of the
 * program itself. They share a folder with four files for each name, each with one kind of writer:
 *
 * <ul>
 *   <li>{@code NAME.lock}, empty: the running daemon holds a lock on it, which the system takes back however the daemon ends
 *   <li>{@code NAME.json}: which process that is, or was
 *   <li>{@code NAME.exit}: with which status it ended, written by the shell that waits for it
 *   <li>{@code NAME.log}: its output, unless that goes elsewhere
 * </ul>
 */
@NullMarked
package io.supervisor4j.daemon;

import org.jspecify.annotations.NullMarked;
