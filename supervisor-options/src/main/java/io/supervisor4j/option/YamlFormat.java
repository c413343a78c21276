package io.supervisor4j.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A YAML file: groups are mappings, or names with dots. JSON is YAML too. */
final class YamlFormat {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Path file;
    private final YAMLParser parser;
    private final Catalog catalog;
    private final Problems problems;
    private final List<Setting> settings = new ArrayList<>();

    private YamlFormat(Path file, YAMLParser parser, Catalog catalog, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.catalog = catalog;
        this.problems = problems;
    }

    static List<Setting> read(Path file, String text, Catalog catalog, Problems problems) {
        try (YAMLParser parser = YAML.createParser(text)) {
            YamlFormat format = new YamlFormat(file, parser, catalog, problems);
            format.document();
            return format.settings;
        } catch (JsonProcessingException e) {
            // The further lines of the message show the file's text, and there may be a secret in it.
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(Origin.of(file, line), "", "the file is no YAML: " + reason);
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
        return List.of();
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        } else if (first != JsonToken.START_OBJECT) {
            problems.add(here(), "", "the file must be a mapping from names to values");
            return;
        }
        mapping("");
        if (parser.nextToken() != null) {
            problems.add(here(), "", "the file must be one document");
        }
    }

    private void mapping(String prefix) throws IOException {
        int before = settings.size();
        Origin origin = here();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Origin place = here();
            String name = Names.joined(prefix, parser.currentName());
            parser.nextToken();
            value(name, place);
        }
        boolean empty = settings.size() == before;
        if (empty && catalog.meaning(prefix) instanceof Catalog.Meaning.Known) {
            settings.add(new Setting(prefix, "", origin));
        }
    }

    private void value(String name, Origin place) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            mapping(name);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            sequence(name, place);
        } else if (isPlain(name, place)) {
            settings.add(new Setting(name, parser.getText(), place));
        }
    }

    private void sequence(String name, Origin place) throws IOException {
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                problems.add(here(), name, "the elements of a list must be plain values");
                parser.skipChildren();
            } else if (isPlain(name, here())) {
                elements.add(parser.getText());
            }
        }
        if (mayBeList(name)) {
            settings.add(new Setting(name, ListText.join(elements), place));
        } else {
            problems.add(place, name, "takes one value, not a list");
        }
    }

    /** An unknown option is an error elsewhere. */
    private boolean mayBeList(String name) {
        return !(catalog.meaning(name) instanceof Catalog.Meaning.Known known)
                || known.spec().type() instanceof CollectionType;
    }

    /** What is null counts as not set. */
    private boolean isPlain(String name, Origin place) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(place, name, "aliases are not supported; repeat the value");
            return false;
        }
        return parser.currentToken() != JsonToken.VALUE_NULL;
    }

    private Origin here() {
        return Origin.of(file, parser.currentTokenLocation().getLineNr());
    }
}
