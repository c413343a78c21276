package io.supervisor4j.daemon;

import io.supervisor4j.syslog.SyslogAddress;
import java.nio.file.Path;

/**
 * Where a daemon's standard output and standard error go, and those of all processes it starts. Checked by {@link Daemon#start}
 * before anything is detached (S-26). Immutable.
 */
public sealed interface Output permits FileOutput, SyslogOutput {

    /**
     * Appends to a file, which is rotated: at 10 MiB, keeping five old ones.
     *
     * @param file the file; a relative one is resolved against the working directory of who calls this
     * @return the output
     */
    static FileOutput file(Path file) {
        return new FileOutput(file, FileOutput.MAX_BYTES, FileOutput.KEEP);
    }

    /**
     * Sends each line to the syslog of this machine, found as {@link SyslogAddress#find()} does, with the daemon's name as tag.
     *
     * @return the output
     */
    static SyslogOutput syslog() {
        return new SyslogOutput("daemon.info");
    }
}
