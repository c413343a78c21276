package io.supervisor4j.examples.spool;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be changed while the workers run.
 *
 * @param workers how many workers share the files, 1 to {@value #MAX_WORKERS}
 * @param restMillis how long a worker rests after each file, 0 to {@value #MAX_REST_MILLIS}; time to watch, or to spare a disk
 */
record SpoolConfig(int workers, int restMillis) {

    static final int MAX_WORKERS = 64;
    static final int MAX_REST_MILLIS = 60_000;

    private static final String WORKERS = "workers";
    private static final String REST = "rest.millis";
    private static final String DEFAULTS = """
            # How many workers share the files, and how many milliseconds each rests after a file.
            # Changes count when the master gets SIGHUP.
            workers=4
            rest.millis=0
            """;

    /**
     * Writes a file with the default values, unless there is one.
     *
     * @param file the properties file
     * @throws IOException if it cannot be written
     */
    static void createIfAbsent(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.writeString(file, DEFAULTS);
        }
    }

    /**
     * Reads and checks a file.
     *
     * @param file the properties file
     * @return its values
     * @throws InvalidConfigException if it cannot be read or a value cannot be used
     */
    static SpoolConfig load(Path file) throws InvalidConfigException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfigException(file + " cannot be read: " + e);
        }
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(Set.of(WORKERS, REST));
        if (!unknown.isEmpty()) {
            throw new InvalidConfigException(
                    file + ": unknown key " + unknown.iterator().next() + "; known are " + WORKERS + " and " + REST);
        }
        return new SpoolConfig(
                number(file, WORKERS, properties.getProperty(WORKERS, ""), 1, MAX_WORKERS),
                number(file, REST, properties.getProperty(REST, "0"), 0, MAX_REST_MILLIS));
    }

    private static int number(Path file, String key, String value, int least, int most) throws InvalidConfigException {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new InvalidConfigException(
                file + ": " + key + " must be a number from " + least + " to " + most + ", but is '" + value + "'");
    }

    /**
     * Writes these values, so that a reader sees either the old ones or all of the new ones.
     *
     * @param file the properties file
     * @param temporary where it is written first, in the same folder
     * @throws IOException if it cannot be written
     */
    void store(Path file, Path temporary) throws IOException {
        String text = WORKERS + "=" + workers + "\n" + REST + "=" + restMillis + "\n";
        AtomicFile.write(file, temporary, text);
    }
}
