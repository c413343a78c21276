package io.supervisor4j.option;

import io.supervisor4j.document.DocumentException;
import io.supervisor4j.document.Documents;
import io.supervisor4j.document.Node;
import io.supervisor4j.option.value.MapType;
import io.supervisor4j.option.value.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file in YAML or JSON: groups are mappings, or names with dots. What is null counts as not set. */
final class DocumentFormat {

    private final Path file;
    private final Catalog catalog;
    private final LoadProblems problems;
    private final List<Setting> settings = new ArrayList<>();

    private DocumentFormat(Path file, Catalog catalog, LoadProblems problems) {
        this.file = file;
        this.catalog = catalog;
        this.problems = problems;
    }

    static List<Setting> read(Path file, String text, Catalog catalog, LoadProblems problems) {
        DocumentFormat format = new DocumentFormat(file, catalog, problems);
        try {
            Node root = Documents.read(file, text);
            if (root instanceof Node.Mapping mapping) {
                format.mapping("", mapping);
            } else if (!isNull(root)) {
                problems.add(format.at(root), "", "the file must be a mapping from names to values");
            }
        } catch (DocumentException e) {
            String reason = e.path().isEmpty() ? "the file " + e.reason() : e.reason();
            problems.add(Origin.of(file, e.line()), e.path(), reason);
        }
        return format.settings;
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NULL;
    }

    private void mapping(String prefix, Node.Mapping mapping) {
        for (Node.Entry entry : mapping.entries()) {
            value(Names.joined(prefix, entry.name()), Origin.of(file, entry.line()), entry.value());
        }
    }

    private void value(String name, Origin place, Node node) {
        Catalog.Meaning meaning = catalog.meaning(name);
        if (meaning instanceof Catalog.Meaning.Known known) {
            option(name, place, node, known);
        } else if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(name, mapping);
        } else if (!catalog.isGroup(name) || !(isNull(node) || node instanceof Node.Mapping)) {
            settings.add(new Setting(name, node, place));
        }
    }

    private void option(String name, Origin place, Node node, Catalog.Meaning.Known known) {
        if (isNull(node)) {
            return;
        }
        boolean entry = known.entry() != null;
        if (node instanceof Node.Mapping map && known.spec().type() == MapType.MAP && !entry) {
            map(name, place, map);
        } else if (entry && !(node instanceof Node.Scalar)) {
            problems.add(place, name, "takes one value, not " + node.kind());
        } else if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(name, mapping);
        } else {
            settings.add(new Setting(name, node, place));
        }
    }

    /** Each entry is a setting, as it may be in any other source. */
    private void map(String name, Origin place, Node.Mapping map) {
        int before = settings.size();
        mapping(name, map);
        if (settings.size() == before) {
            settings.add(new Setting(name, "", place));
        }
    }

    private Origin at(Node node) {
        return Origin.of(file, node.line());
    }
}
