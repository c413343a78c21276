package io.supervisor4j.daemon;

import io.supervisor4j.syslog.SyslogAddress;
import io.supervisor4j.system.file.IoMessages;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an {@link Output} means for the launch. */
sealed interface OutputChannel {

    /** Checks that the output can be used, here and now. */
    static OutputChannel open(Output output, String name, SearchPath programs) throws IOException {
        return output instanceof SyslogOutput syslog
                ? ToProgram.open(syslog, name, programs)
                : ToFile.open(((FileOutput) output).file());
    }

    /** Where the launcher's own output goes. */
    Redirect redirect();

    /** The program that reads the daemon's output; empty if there is none. */
    List<String> reader();

    /** Returns the last lines written since {@link #open}, as far as they can be seen. */
    List<String> lastLines() throws IOException;

    /** The daemon has the file itself. */
    record ToFile(File file, long begin) implements OutputChannel {

        static ToFile open(Path path) throws IOException {
            File file = path.toFile();
            try {
                new FileOutputStream(file, true).close();
                requireRoom(path);
                return new ToFile(file, file.length());
            } catch (IOException e) {
                throw new IOException("the output cannot be written: " + IoMessages.text(e), e);
            }
        }

        /** A file system that has no numbers, as that of the devices may, is taken to have room. */
        private static void requireRoom(Path path) throws IOException {
            FileStore store = Files.getFileStore(path);
            if (Files.isRegularFile(path) && store.getTotalSpace() > 0 && store.getUnallocatedSpace() == 0) {
                throw new IOException(path + ": no space left on device");
            }
        }

        @Override
        public Redirect redirect() {
            return Redirect.appendTo(file);
        }

        @Override
        public List<String> reader() {
            return List.of();
        }

        @Override
        public List<String> lastLines() throws IOException {
            return Tail.lines(file, begin);
        }
    }

    /** The daemon writes to a program. */
    record ToProgram(List<String> reader) implements OutputChannel {

        static ToProgram open(SyslogOutput output, String name, SearchPath programs) throws IOException {
            Path logger = programs.find("logger")
                    .orElseThrow(() -> new IOException(
                            "output to syslog needs the program logger, which is not on " + programs.searchPath()));
            return new ToProgram(command(logger, output, name, SyslogAddress.find()));
        }

        static List<String> command(Path logger, SyslogOutput output, String name, SyslogAddress address) {
            if (address instanceof SyslogAddress.Udp udp) {
                InetSocketAddress there = udp.address();
                String port = Integer.toString(there.getPort());
                return List.of(
                        logger.toString(),
                        "-t",
                        name,
                        "-p",
                        output.priority(),
                        "-d",
                        "-n",
                        there.getHostString(),
                        "-P",
                        port);
            }
            // Which of the local sockets it is, logger knows itself.
            return List.of(logger.toString(), "-t", name, "-p", output.priority());
        }

        @Override
        public Redirect redirect() {
            return Redirect.DISCARD;
        }

        @Override
        public List<String> lastLines() {
            return List.of();
        }
    }
}
