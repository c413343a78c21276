package io.supervisor4j.cli.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a YAML file as it is written: with lines, without guessing, one document. */
final class YamlTree {

    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Returns the mapping that the file is; an empty one, with a problem told, if it is none. */
    static Node.Mapping read(Path file, Problems problems) {
        try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            return new YamlTree(parser, problems).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(
                    line,
                    "",
                    "is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (NoSuchFileException e) {
            problems.add(0, "", "there is no such file; 'supervisor init' writes one to begin with");
        } catch (IOException e) {
            problems.add(0, "", "cannot be read: " + e);
        }
        return new Node.Mapping(1, Map.of());
    }

    private Node.Mapping document() throws IOException {
        parser.nextToken();
        Node root = parser.currentToken() == null ? new Node.Scalar(1, null) : node();
        if (parser.nextToken() != null) {
            problems.add(line(), "", "the file must be one document");
        }
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        problems.add(root.line(), "", "the file must be a mapping from names to values, and is " + root.kind());
        return new Node.Mapping(1, Map.of());
    }

    private Node node() throws IOException {
        int line = line();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(line);
        } else if (token == JsonToken.START_ARRAY) {
            List<Node> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(node());
            }
            return new Node.Sequence(line, elements);
        } else if (parser.isCurrentAlias()) {
            problems.add(line, "", "aliases are not supported; repeat the value");
        }
        return new Node.Scalar(line, scalar(token));
    }

    private Node.Mapping mapping(int line) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int place = line();
            parser.nextToken();
            if (entries.put(name, node()) != null) {
                problems.add(place, name, "is here twice");
            }
        }
        return new Node.Mapping(line, entries);
    }

    private @Nullable Object scalar(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getNumberValue();
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
