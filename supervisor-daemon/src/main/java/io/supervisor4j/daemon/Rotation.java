package io.supervisor4j.daemon;

import io.supervisor4j.system.file.IoMessages;
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
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                WritableByteChannel to = Channels.newChannel(Files.newOutputStream(fresh))) {
            long copied = copy(from, 0, to);
            moveOn(fresh);
            copy(from, copied, to);
            from.truncate(0);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw new IOException("cannot rotate " + file + ": " + IoMessages.text(e), e);
        }
    }

    /** What is written meanwhile is copied too, up to the last moment. */
    private static long copy(FileChannel from, long begin, WritableByteChannel to) throws IOException {
        long copied = begin;
        for (long size = from.size(); copied < size; size = from.size()) {
            copied += from.transferTo(copied, size - copied, to);
        }
        return copied;
    }

    /** Only once there is a new one: on a full disk, attempt after attempt would push out one old file after the other. */
    private void moveOn(Path fresh) throws IOException {
        for (int i = output.keep() - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(fresh, old(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path old(int number) {
        return output.file().resolveSibling(output.file().getFileName() + "." + number);
    }
}
