package io.supervisor4j.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects the groups and the sources of {@link Options}. Whatever the order of the calls, the command line is stronger than system
 * properties, these are stronger than the environment, that is stronger than the files, and of these the later one. Not
 * thread-safe.
 */
public final class OptionsBuilder {

    private final List<GroupShape> groups = new ArrayList<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final List<OptionSource> files = new ArrayList<>();
    private final List<OptionSource> environment = new ArrayList<>();
    private final List<OptionSource> systemProperties = new ArrayList<>();
    private CommandLine commandLine = new CommandLine(List.of());

    OptionsBuilder() {}

    /**
     * Adds a group.
     *
     * @param type a record with {@link OptionGroup}
     * @return this
     * @throws IllegalArgumentException if the record is malformed; the message names the component
     */
    public OptionsBuilder group(Class<? extends Record> type) {
        groups.add(GroupReader.read(type));
        return this;
    }

    /**
     * Changes the default of an option of a group declared elsewhere (O-56). The last call for an option counts.
     *
     * @param name the option's full name
     * @param text the new default
     * @return this
     */
    public OptionsBuilder defaultValue(String name, String text) {
        defaults.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Takes options from a command line: {@code --mailer.threads=8} or {@code --mailer.threads 8}; {@code --mailer.verbose} alone
     * is true. Of several for one option the last counts. All words behind {@code --} and all that do not begin with it are {@link
     * Options#arguments()}. A second call replaces the first. Secrets do not belong here: everybody on the machine sees them.
     *
     * @param words the words
     * @return this
     */
    public OptionsBuilder commandLine(String... words) {
        commandLine = new CommandLine(List.of(words));
        return this;
    }

    /**
     * Takes options from system properties: {@code -Dshop.mailer.threads=8} for the prefix {@code shop}. A name that begins with
     * the prefix and a group must be an option's.
     *
     * @param prefix what the names begin with, without the dot
     * @return this
     */
    public OptionsBuilder systemProperties(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        systemProperties.add(new Prefixed.SystemProperties(prefix, System::getProperties));
        return this;
    }

    /**
     * Takes options from the environment: {@code SHOP_MAILER_THREADS=8} for the prefix {@code SHOP}. A name that begins with the
     * prefix and a group must be an option's.
     *
     * @param prefix what the names begin with, without the underscore
     * @return this
     */
    public OptionsBuilder environment(String prefix) {
        return environment(prefix, System.getenv());
    }

    /**
     * Takes options from an environment that is not this process's.
     *
     * @param prefix as for {@link #environment(String)}
     * @param variables the variables
     * @return this
     */
    public OptionsBuilder environment(String prefix, Map<String, String> variables) {
        Objects.requireNonNull(prefix, "prefix");
        environment.add(new Prefixed.Environment(prefix, Map.copyOf(variables)));
        return this;
    }

    /**
     * Takes options from a file: YAML or JSON, where a group is a mapping or names have dots, or properties. It must exist, and be no
     * larger than 1 MiB, whenever the options are read.
     *
     * @param file ends in {@code .yaml}, {@code .yml}, {@code .json} or {@code .properties}
     * @return this
     * @throws IllegalArgumentException if it does not
     */
    public OptionsBuilder file(Path file) {
        files.add(FileSource.of(file, false));
        return this;
    }

    /**
     * As {@link #file}, but the file may be missing.
     *
     * @param file ends in {@code .yaml}, {@code .yml}, {@code .json} or {@code .properties}
     * @return this
     * @throws IllegalArgumentException if it does not
     */
    public OptionsBuilder optionalFile(Path file) {
        files.add(FileSource.of(file, true));
        return this;
    }

    /**
     * Reads all sources.
     *
     * @return the options
     * @throws OptionException if anything in the sources is wrong; it tells everything
     * @throws IllegalArgumentException if two options have the same name, or a changed default is none or has no option
     */
    public Options build() {
        Catalog catalog = Catalog.of(groups).withDefaults(defaults);
        List<OptionSource> sources = new ArrayList<>(files);
        sources.addAll(environment);
        sources.addAll(systemProperties);
        sources.add(commandLine);
        return new Options(new Loader(catalog, List.copyOf(sources)), commandLine.others(catalog));
    }
}
