package io.supervisor4j.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML, as it is written: without guessing, aliases and tags. */
final class YamlReader {

    private static final String STANDARD_TAGS = Tag.PREFIX;
    private static final Map<String, Node.Type> TYPES = Map.of(
            STANDARD_TAGS + "null", Node.Type.NULL,
            STANDARD_TAGS + "bool", Node.Type.BOOLEAN,
            STANDARD_TAGS + "int", Node.Type.NUMBER,
            STANDARD_TAGS + "float", Node.Type.NUMBER);

    private final Iterator<Event> events;
    private final Trail trail = new Trail();

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    static Node read(String text) throws DocumentException {
        refuseUnprintable(text);
        try {
            return new YamlReader(new Yaml().parse(new StringReader(text)).iterator()).document();
        } catch (MarkedYAMLException e) {
            throw malformed(text, e);
        } catch (YAMLException e) {
            throw new DocumentException(0, "", "is no YAML: " + Reasons.of(String.valueOf(e.getMessage())));
        }
    }

    private static void refuseUnprintable(String text) throws DocumentException {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            line += point == '\n' ? 1 : 0;
            if (!StreamReader.isPrintable(point)) {
                throw new DocumentException(
                        line,
                        "",
                        String.format(Locale.ROOT, "is no YAML: it contains the control character U+%04X", point));
            }
        }
    }

    private static DocumentException malformed(String text, MarkedYAMLException e) {
        @Nullable Mark mark = e.getProblemMark();
        if (mark == null) {
            return new DocumentException(0, "", "is no YAML: " + Reasons.of(String.valueOf(e.getProblem())));
        }
        boolean tab = text.codePoints().skip(mark.getIndex()).findFirst().orElse(0) == '\t';
        return new DocumentException(
                mark.getLine() + 1,
                "",
                "is no YAML: "
                        + (tab ? "a tab cannot stand here; use blanks" : Reasons.of(String.valueOf(e.getProblem())))
                        + ", column " + (mark.getColumn() + 1));
    }

    private Node document() throws DocumentException {
        // The begin of the stream.
        events.next();
        if (events.next() instanceof StreamEndEvent) {
            return new Node.Scalar(1, Node.Type.NULL, "");
        }
        Node root = node(events.next());
        // The end of the document.
        events.next();
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw trail.refused(line(events.next()), "must be one document");
        }
        return root;
    }

    private Node node(Event event) throws DocumentException {
        if (event instanceof AliasEvent) {
            throw trail.refused(line(event), "aliases are not supported; repeat the value");
        } else if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        boolean mapping = event instanceof MappingStartEvent;
        String tag = ((CollectionStartEvent) event).getTag();
        require(isUntyped(tag) || tag.equals(STANDARD_TAGS + (mapping ? "map" : "seq")), tag, event);
        return mapping ? mapping(line(event)) : sequence(line(event));
    }

    private Node scalar(ScalarEvent event) throws DocumentException {
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        String tag = event.getTag();
        boolean text = tag == null ? !plain : tag.equals("!") || tag.equals(STANDARD_TAGS + "str");
        Node.Type type = text ? Node.Type.TEXT : CoreSchema.typeOf(event.getValue());
        require(text || isUntyped(tag) || type == TYPES.get(tag), tag, event);
        return new Node.Scalar(line(event), type, event.getValue());
    }

    private static boolean isUntyped(@Nullable String tag) {
        return tag == null || tag.equals("!");
    }

    /** A type of its own, or another than the value has, would be ignored. */
    private void require(boolean understood, @Nullable String tag, Event event) throws DocumentException {
        if (!understood) {
            throw trail.refused(line(event), "the tag " + tag + " is not supported; leave it out");
        }
    }

    private Node mapping(int line) throws DocumentException {
        trail.down(line);
        List<Node.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent name)) {
                throw trail.refused(line(event), "a name must be plain text");
            }
            trail.enter(name.getValue());
            entries.add(new Node.Entry(line(event), name.getValue(), node(events.next())));
            trail.leave();
        }
        trail.up();
        return new Node.Mapping(line, entries);
    }

    private Node sequence(int line) throws DocumentException {
        trail.down(line);
        List<Node> elements = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            elements.add(node(event));
        }
        trail.up();
        return new Node.Sequence(line, elements);
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }
}
