package io.supervisor4j.option;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a file of options that sets nothing and says everything: what there is, what it is for, and its default (O-50). */
public final class SampleFile {

    private static final Set<String> NULLS = Set.of("null", "");

    private final StringBuilder text = new StringBuilder();

    private SampleFile() {}

    /**
     * Prints a sample for some groups, in YAML. Every option is a comment; removing the {@code #} before its name sets it,
     * to its default until it is changed.
     *
     * @param groups the groups, in the order wanted
     * @return the text of the file
     * @throws IllegalArgumentException if a group is malformed, or two options have the same name
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static String yaml(Class<? extends Record>... groups) {
        return of(Catalog.read(groups));
    }

    static String of(Catalog catalog) {
        SampleFile sample = new SampleFile();
        sample.comment("", "To set an option, remove the # directly before its name.");
        catalog.groups().forEach(sample::group);
        return sample.text.toString();
    }

    private void group(GroupShape group) {
        text.append('\n');
        comment("", group.group().help());
        if (!group.name().isEmpty()) {
            text.append(group.name()).append(":\n");
        }
        record(group.name().isEmpty() ? "" : "  ", group.shape());
    }

    private void record(String indent, RecordShape shape) {
        for (RecordShape.Part part : shape.parts()) {
            if (part instanceof RecordShape.Part.Leaf leaf) {
                option(indent, leaf.spec());
            } else if (part instanceof RecordShape.Part.Nested nested) {
                text.append(indent).append(nested.name()).append(":\n");
                record(indent + "  ", nested.shape());
            }
        }
    }

    private void option(String indent, OptionSpec spec) {
        comment(indent, spec.option().help());
        comment(indent, Listing.facts(spec));
        Object value = spec.option().secret() ? null : spec.defaultValue();
        text.append(indent).append('#').append(spec.shortName()).append(':');
        text.append(value == null ? "" : " " + flow(spec.tree(value))).append('\n');
    }

    private void comment(String indent, String lines) {
        lines.lines()
                .map(YamlEscapes::of)
                .forEach(line -> text.append(indent).append("# ").append(line).append('\n'));
    }

    private static String flow(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(SampleFile::flow).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> flow(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        String plain = value.toString();
        boolean safe =
                plain.matches("-?[A-Za-z0-9/._][A-Za-z0-9/._-]*") && !NULLS.contains(plain.toLowerCase(Locale.ROOT));
        return safe ? plain : '"' + YamlEscapes.of(plain.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }
}
