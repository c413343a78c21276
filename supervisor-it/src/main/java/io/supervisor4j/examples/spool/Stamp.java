package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What tells cheaply whether a file has changed.
 *
 * @param size its size in bytes
 * @param modified when it was last modified
 */
record Stamp(long size, Instant modified) {

    /**
     * Looks at a file.
     *
     * @param file the file
     * @return its stamp
     * @throws IOException if it is gone or cannot be reached
     */
    static Stamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant());
    }
}
