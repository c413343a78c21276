package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files below a directory: regular ones, without those in {@code .git}, in {@code target}, and our own. */
final class Sources {

    private static final Set<String> SKIPPED_NAMES = Set.of(".git", "target");

    private final Path directory;
    private final String prefix;
    private final Set<Path> skipped;

    /**
     * Names a directory.
     *
     * @param directory where the files are
     * @param skipped files and folders to leave out, absolute
     */
    Sources(Path directory, Set<Path> skipped) {
        this.directory = directory;
        String uri = directory.toUri().getRawPath();
        this.prefix = uri.endsWith("/") ? uri : uri + "/";
        this.skipped = Set.copyOf(skipped);
    }

    /**
     * Lists the files that are there now. Goes on where something cannot be read.
     *
     * @param onFailure told the name of each file or folder that cannot be read, and why
     * @return the files
     */
    List<Source> list(BiConsumer<String, IOException> onFailure) {
        Lister lister = new Lister(onFailure);
        try {
            Files.walkFileTree(directory, lister);
        } catch (IOException e) {
            onFailure.accept(name(directory), e);
        }
        return lister.found;
    }

    private boolean isSkipped(Path path) {
        boolean byName = SKIPPED_NAMES.contains(String.valueOf(path.getFileName())) && !path.equals(directory);
        return byName || skipped.contains(path);
    }

    private String name(Path path) {
        String whole = path.toUri().getRawPath();
        return whole.length() > prefix.length() ? whole.substring(prefix.length()) : ".";
    }

    /** Collects the files, and reports what cannot be read. */
    private final class Lister extends SimpleFileVisitor<Path> {

        private final List<Source> found = new ArrayList<>();
        private final BiConsumer<String, IOException> onFailure;

        Lister(BiConsumer<String, IOException> onFailure) {
            this.onFailure = onFailure;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isSkipped(file)) {
                found.add(new Source(name(file), file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            onFailure.accept(name(path), failure);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
                onFailure.accept(name(folder), failure);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
