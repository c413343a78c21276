/**
 * The syslog of this machine: where it listens (S-32), how its records look, and an appender for Logback that writes them.
 *
 * <p>It is a package of its own, beside {@link io.supervisor4j.daemon}, because any program may log to syslog, however it was started:
 * a worker, a master, a daemon. Only {@link io.supervisor4j.syslog.SyslogAppender} needs Logback, which stays the program's choice,
 * and only the way to a local socket needs the engine, which knows sockets that the JDK does not. Daemons use the rest, to check
 * where their {@linkplain io.supervisor4j.daemon.SyslogOutput output} goes, without either.
 */
@NullMarked
package io.supervisor4j.syslog;

import org.jspecify.annotations.NullMarked;
