package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Keeps a file that others append to from growing without end. */
final class Rotation {

    private final FileOutput output;

    Rotation(FileOutput output) {
        this.output = output;
    }

    /** Copies the file away and cuts it, if it has grown to its limit. If that fails, nothing is cut. */
    void rotateIfFull() throws IOException {
        Path file = output.file();
        if (!Files.exists(file) || Files.size(file) < output.maxBytes()) {
            return;
        }
        for (int i = output.keep() - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                WritableByteChannel to = Channels.newChannel(Files.newOutputStream(old(1)))) {
            long copied = 0;
            // What is written meanwhile is copied too, up to the last moment.
            for (long size = from.size(); copied < size; size = from.size()) {
                copied += from.transferTo(copied, size - copied, to);
            }
            from.truncate(0);
        } catch (IOException e) {
            throw new IOException("cannot rotate " + file + ": " + IoTrouble.text(e), e);
        }
    }

    private Path old(int number) {
        return output.file().resolveSibling(output.file().getFileName() + "." + number);
    }
}
