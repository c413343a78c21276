package io.supervisor4j.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON. */
final class JsonReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final Trail trail = new Trail();

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Node read(String text) throws DocumentException {
        try (JsonParser parser = JSON.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new DocumentException(line, "", "is no JSON: " + Reasons.of(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
    }

    private Node document() throws IOException, DocumentException {
        if (parser.nextToken() == null) {
            return new Node.Scalar(1, Node.Type.NULL, "");
        }
        Node root = node();
        if (parser.nextToken() != null) {
            throw trail.refused(line(), "must be one document");
        }
        return root;
    }

    private Node node() throws IOException, DocumentException {
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            case VALUE_NULL -> new Node.Scalar(line, Node.Type.NULL, "null");
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(line, Node.Type.BOOLEAN, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(line, Node.Type.NUMBER, parser.getText());
            default -> new Node.Scalar(line, Node.Type.TEXT, parser.getText());
        };
    }

    private Node mapping(int line) throws IOException, DocumentException {
        trail.down(line);
        List<Node.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int place = line();
            String name = parser.currentName();
            trail.enter(name);
            parser.nextToken();
            entries.add(new Node.Entry(place, name, node()));
            trail.leave();
        }
        trail.up();
        return new Node.Mapping(line, entries);
    }

    private Node sequence(int line) throws IOException, DocumentException {
        trail.down(line);
        List<Node> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node());
        }
        trail.up();
        return new Node.Sequence(line, elements);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
