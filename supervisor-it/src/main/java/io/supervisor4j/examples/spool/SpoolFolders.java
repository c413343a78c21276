package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where the example works; all paths are absolute.
 *
 * @param directory the folder of files that the workers share
 * @param output the folder of results
 * @param config the properties file that people edit
 */
record SpoolFolders(Path directory, Path output, Path config) {

    private static final Path DEFAULT_OUTPUT = Path.of("target", "spool");

    /**
     * Reads the arguments of the program, and creates the folder of results.
     *
     * @param args the directory, the output, the properties file; all optional
     * @param workingDirectory the default directory, and where the default output is
     * @return the folders
     * @throws IllegalArgumentException if there are too many arguments, or folders that cannot be used; the message says why
     * @throws IOException if the folder of results cannot be created
     */
    static SpoolFolders from(String[] args, Path workingDirectory) throws IOException {
        if (args.length > 3) {
            throw new IllegalArgumentException(
                    "too many arguments; usage: SpoolMain [directory [output [properties]]]");
        }
        Path directory = args.length > 0 ? Path.of(args[0]) : workingDirectory;
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + " is not a directory");
        }
        Path output = args.length > 1 ? Path.of(args[1]) : workingDirectory.resolve(DEFAULT_OUTPUT);
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new IllegalArgumentException(output + " is not a directory");
        }
        output = Files.createDirectories(output.toAbsolutePath()).toRealPath();
        directory = directory.toRealPath();
        if (directory.startsWith(output)) {
            throw new IllegalArgumentException("the results of " + directory + " cannot be written to " + output
                    + ": choose a folder of their own");
        }
        Path config = args.length > 2 ? Path.of(args[2]).toAbsolutePath().normalize() : beside(output, ".properties");
        return new SpoolFolders(directory, output, config);
    }

    /**
     * Returns the last valid state of the properties file, written by the master and read by the workers.
     *
     * @return a file beside the output
     */
    Path accepted() {
        return beside(output, ".accepted");
    }

    /**
     * Returns where that file is written before it is moved to its place.
     *
     * @return a file beside the output
     */
    Path acceptedTemporary() {
        return beside(output, ".accepted.tmp");
    }

    /**
     * Returns the files that are to have results: those in the directory, without our own.
     *
     * @return the sources
     */
    Sources sources() {
        return new Sources(directory, Set.of(output, config, accepted(), acceptedTemporary()));
    }

    private static Path beside(Path folder, String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }
}
