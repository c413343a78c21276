package io.supervisor4j.cli.file;

import io.supervisor4j.cli.run.FileProblems;
import io.supervisor4j.document.Node;
import io.supervisor4j.option.DurationText;
import io.supervisor4j.option.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping from which values are taken by name. What is of the wrong kind is told and read as absent; what is left when
 * {@linkplain #end all has been taken} is unknown.
 */
final class Section {

    private final String path;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final FileProblems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Node.Mapping mapping, FileProblems problems) {
        this.path = path;
        this.line = mapping.line();
        this.problems = problems;
        for (Node.Entry entry : mapping.entries()) {
            if (entries.put(entry.name(), entry.value()) != null) {
                problems.add(entry.line(), path(entry.name()), "is here twice");
            }
        }
    }

    /** Returns a value that is not null. */
    Optional<Node> take(String name) {
        known.add(name);
        return Optional.ofNullable(entries.get(name))
                .filter(node -> !(node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NULL));
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Takes a plain value, and turns its text into something; what that throws is told. */
    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException e) {
                problem(name, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    Optional<String> text(String name) {
        return take(name).flatMap(node -> plain(name, node));
    }

    Optional<Duration> duration(String name) {
        return parsed(name, DurationText::parse);
    }

    Optional<Integer> number(String name, int min) {
        return number(name, min, Integer.MAX_VALUE);
    }

    Optional<Integer> number(String name, int min, int max) {
        return parsed(name, text -> {
            int number = parseNumber(text, min);
            if (number > max) {
                throw new IllegalArgumentException("must be at most " + max + ", and is " + text);
            }
            return number;
        });
    }

    static int parseNumber(String text, int min) {
        try {
            int number = Integer.parseInt(text);
            if (number < min) {
                throw new IllegalArgumentException("must be at least " + min + ", and is " + text);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, and is '" + text + "'", e);
        }
    }

    /** Takes a list of plain values, or one plain value as a list of one. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        take(name).ifPresent(node -> {
            List<Node> elements = node instanceof Node.Sequence list ? list.elements() : List.of(node);
            elements.forEach(element -> plain(name, element).ifPresent(texts::add));
        });
        return texts;
    }

    /** Takes a mapping of plain values. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        section(name)
                .ifPresent(section -> section.entries.forEach(
                        (key, value) -> section.plain(key, value).ifPresent(text -> map.put(key, text))));
        return map;
    }

    Optional<Section> section(String name) {
        return take(name).flatMap(node -> {
            if (node instanceof Node.Mapping inner) {
                return Optional.of(new Section(path(name), inner, problems));
            }
            problem(name, "must be a mapping, and is " + node.kind());
            return Optional.empty();
        });
    }

    /** One that nothing is in. */
    Section empty() {
        return new Section(path, new Node.Mapping(line, List.of()), problems);
    }

    /** The sections in it, by name. */
    Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        entries.keySet().forEach(name -> section(name).ifPresent(inner -> sections.put(name, inner)));
        return sections;
    }

    private Optional<String> plain(String name, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NULL) {
            return Optional.of(scalar.text());
        }
        problems.add(node.line(), path(name), "must be one value, and is " + node.kind());
        return Optional.empty();
    }

    void problem(String name, String what) {
        @Nullable Node node = entries.get(name);
        problems.add(node == null ? line : node.line(), path(name), what);
    }

    /** Tells of a problem with the section itself. */
    void problem(String what) {
        problems.add(line, path.isEmpty() ? "the file" : path, what);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Tells which names were never asked for. */
    void end() {
        entries.forEach((name, node) -> {
            if (!known.contains(name)) {
                String meant = Suggestion.nearest(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; there are " + String.join(", ", known));
                problems.add(node.line(), path(name), "is unknown" + meant);
            }
        });
    }
}
