package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.syslog.Facility;
import io.supervisor4j.syslog.SyslogDefaults;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that {@link Daemon.Builder} was told.
 *
 * @param files the daemon's files
 * @param main the main class; none if the daemon is only to be controlled
 * @param args its arguments
 * @param output where the output goes
 * @param workingDirectory where it works
 * @param input what is its descriptor 0
 * @param settleTime how long after its start it counts as running
 * @param signals those it receives besides SIGTERM, without "SIG"
 * @param jvmOptions options of its JVM, behind the caller's
 */
record DaemonPlan(
        DaemonFiles files,
        Optional<Class<?>> main,
        List<String> args,
        Output output,
        Path workingDirectory,
        Redirect input,
        Duration settleTime,
        List<String> signals,
        List<String> jvmOptions) {

    String name() {
        return files.name();
    }

    /** With what an appender in the daemon would like to know, so that both ways to syslog lead to the same place. */
    List<String> allJvmOptions() {
        Facility facility = output instanceof SyslogOutput syslog ? syslog.facility() : Facility.DAEMON;
        List<String> options = new ArrayList<>(SyslogDefaults.jvmOptions(name(), facility));
        options.addAll(jvmOptions);
        return options;
    }

    DaemonArguments errand(String life, Class<?> program) {
        Optional<FileOutput> rotated = output instanceof FileOutput file ? Optional.of(file) : Optional.empty();
        return new DaemonArguments(files, life, settleTime, rotated, signals, program.getName(), args);
    }
}
