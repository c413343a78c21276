package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a program gets a session of its own, away from any terminal (S-9). Not through native code here: the library for that costs
 * the caller some hundred milliseconds.
 */
final class NewSession {

    private NewSession() {}

    /** Returns the words in front of a command; the process becomes the command's. */
    static List<String> words(SearchPath programs) throws IOException {
        Optional<Path> setsid = programs.find("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        // As on macOS.
        Optional<Path> perl = programs.find("perl");
        if (perl.isPresent()) {
            return List.of(
                    perl.get().toString(), "-MPOSIX", "-e", "POSIX::setsid() or die $!; exec { $ARGV[0] } @ARGV");
        }
        throw new IOException(
                "a daemon needs a session of its own, and there is neither setsid (of util-linux) nor perl on "
                        + programs.searchPath());
    }
}
