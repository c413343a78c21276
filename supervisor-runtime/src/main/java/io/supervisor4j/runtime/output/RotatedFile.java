package io.supervisor4j.runtime.output;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that begins anew when it is full; the one before is {@code .1}, the one before that {@code .2}. */
final class RotatedFile {

    private final Path file;
    private final long maxBytes;
    private final int maxFiles;
    private @Nullable OutputStream out;
    private long size;

    RotatedFile(Path file, long maxBytes, int maxFiles) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
    }

    void write(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        OutputStream open = open();
        if (size > 0 && size + bytes.length > maxBytes) {
            close();
            rotate();
            open = open();
        }
        open.write(bytes);
        size += bytes.length;
    }

    private OutputStream open() throws IOException {
        OutputStream open = out;
        if (open == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            open = new BufferedOutputStream(new FileOutputStream(file.toFile(), true));
            size = Files.size(file);
            out = open;
        }
        return open;
    }

    private void rotate() throws IOException {
        for (int number = maxFiles - 1; number > 0; number--) {
            Path older = number == 1 ? file : numbered(number - 1);
            if (Files.exists(older)) {
                Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    /** What could not be written is lost, and the next line tries again. */
    void close() throws IOException {
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
