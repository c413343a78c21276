package io.supervisor4j.option;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The values of all options at one time, as text: valid, and complete, so that their reader needs no other source. May be an
 * argument of a service. Contains the secrets.
 *
 * @param values the texts by name; without the options that are not set
 */
public record OptionsSnapshot(Map<String, String> values) {

    /** Copies the map. */
    public OptionsSnapshot {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static OptionsSnapshot of(State state) {
        Map<String, String> values = new LinkedHashMap<>();
        state.chosen().forEach((key, chosen) -> {
            if (chosen.value() != null) {
                values.put(key, chosen.spec().print(chosen.value()));
            }
        });
        return new OptionsSnapshot(values);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param text the text
     * @return the snapshot
     * @throws IllegalArgumentException if the text is malformed
     */
    public static OptionsSnapshot parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new OptionsSnapshot(values);
    }

    /**
     * Returns all of it as one text, which costs a worker less than a record does.
     *
     * @return the text, in the format of {@link Properties}
     */
    public String text() {
        Properties properties = new Properties();
        properties.putAll(values);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            // To bytes, not to characters: then all that is not ASCII is escaped, and survives any encoding.
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be written", e);
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns the names of the options without their values. */
    @Override
    public String toString() {
        return "OptionsSnapshot" + values.keySet();
    }
}
