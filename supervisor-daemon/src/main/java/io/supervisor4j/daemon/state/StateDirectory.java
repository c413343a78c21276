package io.supervisor4j.daemon.state;

import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;

/** The folder with the files of daemons; its owner's alone, because who may write there decides which process gets signals. */
public final class StateDirectory {

    private StateDirectory() {}

    /** Creates the folder if it is not there. */
    public static void require(Path directory) throws IOException {
        try {
            PrivateFolder.create(directory);
        } catch (IOException e) {
            throw new IOException("cannot create the state directory " + directory + ": " + IoMessages.text(e), e);
        }
        check(directory);
    }

    /** Refuses a folder that others may enter, or that another user made. */
    static void check(Path directory) throws IOException {
        try {
            PrivateFolder.check(directory);
        } catch (IOException e) {
            throw new IOException("the state directory " + IoMessages.text(e), e);
        }
    }
}
