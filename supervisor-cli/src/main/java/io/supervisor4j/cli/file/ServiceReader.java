package io.supervisor4j.cli.file;

import io.supervisor4j.Program;
import io.supervisor4j.Readiness;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.cli.run.ServiceDefinition;
import io.supervisor4j.cli.run.ServiceDefinition.Task;
import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one service of the file. */
final class ServiceReader {

    private static final String NOTHING = "none";

    /** Refuses the numbers that a manager does not take. */
    private static final ServiceSpec ANY = ServiceSpec.of(Service.class);

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
        refuse(section, "a class", "args", "jvm-options", "standby", "keep-children");
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
        boolean keepChildren =
                section.parsed("keep-children", ServiceReader::flag).orElse(false);
        @Nullable Object arguments = section.take("args").map(Node::plain).orElse(List.of());
        if (arguments instanceof List<?> list) {
            return new Task.OfClass(name, List.copyOf(nonNull(list, section)), Map.of(), keepChildren);
        } else if (arguments instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            map.forEach((key, value) -> named.put(key.toString(), value));
            return new Task.OfClass(name, List.of(), named, keepChildren);
        }
        section.problem("args", "must be a list, or a mapping from the names of the constructor's parameters");
        return new Task.OfClass(name, List.of(), Map.of(), keepChildren);
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
        Path directory = section.parsed("directory", folder::resolve).orElse(folder);
        Program program = program(section, command)
                .directory(directory)
                .readyWhen(section.parsed("ready", ServiceReader::readiness).orElse(Readiness.started()));
        return new Task.OfProgram(
                section.parsed("reload-signal", program::reloadSignal).orElse(program));
    }

    private static Program program(Section section, List<String> command) {
        if (section.has("command")) {
            try {
                return Program.of(command);
            } catch (IllegalArgumentException e) {
                section.problem("command", "cannot be one: " + e.getMessage());
            }
        }
        return Program.of(NOTHING);
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false, and is '" + text + "'");
        }
        return text.equals("true");
    }

    private static Readiness readiness(String text) {
        if (!text.equals("started") && !text.equals("frame")) {
            throw new IllegalArgumentException(
                    "must be started, or frame if the program writes the line 'ready' to descriptor 4");
        }
        return text.equals("frame") ? Readiness.frame() : Readiness.started();
    }
}
