package io.supervisor4j.daemon.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.supervisor4j.system.file.AtomicFile;
import io.supervisor4j.system.file.IoMessages;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The present or last life in a file of JSON. It is replaced as a whole; who writes holds the guard of {@link DaemonLock}. */
final class LifeFile {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    LifeFile(Path file) {
        this.file = file;
    }

    /** Returns what was written last; nothing if there is no file, or one that none of us wrote. */
    Optional<Life> read() throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return life(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    void write(Life life) throws IOException {
        try {
            AtomicFile.write(file, json(life));
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + IoMessages.text(e), e);
        }
    }

    private static String json(Life life) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("life", life.id());
            json.writeStringField("phase", life.phase().name());
            if (life.since().isPresent()) {
                json.writeNumberField("since", life.since().get().toEpochMilli());
            }
            write(json, "launcher", life.launcher());
            if (life.process().isPresent()) {
                write(json, "process", life.process().get());
            }
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, String who, ProcessIdentity process) throws IOException {
        json.writeNumberField(who + "Pid", process.pid());
        json.writeStringField(who + "Boot", process.boot());
        json.writeNumberField(who + "Started", process.started());
    }

    private static Optional<Life> life(String text) {
        try {
            Map<String, String> fields = fields(text);
            ProcessIdentity launcher = process(fields, "launcher")
                    .orElseThrow(() -> new IllegalArgumentException("a life without a launcher: " + text));
            Phase phase = Phase.valueOf(fields.getOrDefault("phase", ""));
            Optional<Instant> since =
                    Optional.ofNullable(fields.get("since")).map(Long::valueOf).map(Instant::ofEpochMilli);
            return Optional.of(
                    new Life(fields.getOrDefault("life", ""), phase, since, launcher, process(fields, "process")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessIdentity> process(Map<String, String> fields, String who) {
        String pid = fields.get(who + "Pid");
        return pid == null
                ? Optional.empty()
                : Optional.of(new ProcessIdentity(
                        Long.parseLong(pid),
                        fields.getOrDefault(who + "Boot", ""),
                        Long.parseLong(fields.getOrDefault(who + "Started", ""))));
    }

    /** The object is flat; what is not known is kept and ignored. */
    private static Map<String, String> fields(String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue() && json.currentName() != null) {
                    fields.put(json.currentName(), json.getText());
                }
            }
        }
        return fields;
    }
}
