package io.supervisor4j.cli.file;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.cli.run.ProgramService;
import io.supervisor4j.cli.run.ServiceDefinition;
import io.supervisor4j.cli.run.ServiceDefinition.Task;
import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one service of the file. */
final class ServiceReader {

    private static final Set<String> SIGNALS = Set.of("HUP", "INT", "QUIT", "USR1", "USR2", "ALRM", "TERM", "WINCH");
    private static final String NOTHING = "none";

    /** Refuses the numbers that a manager does not take. */
    private static final ServiceSpec ANY = ServiceSpec.of(ProgramService.class);

    private final Path folder;
    private final int processors;

    /** Takes what paths are relative to, and what {@code auto} stands for. */
    ServiceReader(Path folder, int processors) {
        this.folder = folder;
        this.processors = processors;
    }

    ServiceDefinition read(String name, Section section) {
        ServiceDefinition plan = new ServiceDefinition(
                name,
                task(section),
                section.parsed("workers", this::workers).orElse(1),
                section.map("env"),
                section.texts("jvm-options"),
                RestartReader.read(section),
                section.parsed("standby", ServiceReader::standby).orElse(0),
                OutputSection.read(section, folder),
                section.duration("graceful-shutdown-timeout"),
                section.duration("boot-timeout"));
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            section.problem("needs a name that is not blank and has no control characters");
        }
        section.end();
        return plan;
    }

    /** A number, or as many as there are processors (T-26). */
    private int workers(String text) {
        int workers = text.equals("auto") ? processors : Section.parseNumber(text, 0);
        return workers == 0 ? 0 : ANY.workers(workers).workers();
    }

    private static int standby(String text) {
        return ANY.standby(Section.parseNumber(text, 0)).standby();
    }

    private Task task(Section section) {
        boolean isClass = section.has("class");
        if (isClass == section.has("command")) {
            section.problem(isClass ? "has both class and command; it can have one" : "needs a class or a command");
        }
        Task.OfClass ofClass = ofClass(section);
        Task.OfProgram ofProgram = program(section);
        if (isClass) {
            refuse(section, "a command", "directory", "ready", "reload-signal");
            return ofClass;
        }
        refuse(section, "a class", "args");
        return ofProgram;
    }

    private static void refuse(Section section, String where, String... names) {
        for (String name : names) {
            if (section.has(name)) {
                section.problem(name, "belongs to a service with " + where);
            }
        }
    }

    private static Task.OfClass ofClass(Section section) {
        String name = section.text("class").orElse(NOTHING);
        @Nullable Object arguments = section.take("args").map(Node::plain).orElse(List.of());
        if (arguments instanceof List<?> list) {
            return new Task.OfClass(name, List.copyOf(nonNull(list, section)), Map.of());
        } else if (arguments instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            map.forEach((key, value) -> named.put(key.toString(), value));
            return new Task.OfClass(name, List.of(), named);
        }
        section.problem("args", "must be a list, or a mapping from the names of the constructor's parameters");
        return new Task.OfClass(name, List.of(), Map.of());
    }

    private static List<?> nonNull(List<?> list, Section section) {
        if (list.stream().anyMatch(java.util.Objects::isNull)) {
            section.problem("args", "has an element that is nothing; for null use args by name");
            return List.of();
        }
        return list;
    }

    private Task.OfProgram program(Section section) {
        List<String> command = section.texts("command");
        if (command.size() == 1) {
            command = List.of(command.get(0).strip().split("\\s+"));
        }
        if (section.has("command") && (command.isEmpty() || command.get(0).isEmpty())) {
            section.problem("command", "is empty");
        }
        Path directory = section.parsed("directory", folder::resolve).orElse(folder);
        boolean saysReady = section.parsed("ready", ServiceReader::saysReady).orElse(false);
        Optional<String> signal = section.parsed("reload-signal", ServiceReader::signal);
        return new Task.OfProgram(command, directory.normalize().toString(), saysReady, signal);
    }

    private static boolean saysReady(String text) {
        if (!text.equals("started") && !text.equals("frame")) {
            throw new IllegalArgumentException(
                    "must be started, or frame if the program writes the line 'ready' to descriptor 4");
        }
        return text.equals("frame");
    }

    private static String signal(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (!SIGNALS.contains(name)) {
            throw new IllegalArgumentException("must be a signal such as HUP, and is '" + text + "'");
        }
        return name;
    }
}
