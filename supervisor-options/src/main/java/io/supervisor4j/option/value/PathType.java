package io.supervisor4j.option.value;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path; one in a file is relative to that file's folder. */
enum PathType implements ValueType<Path> {
    PATH;

    @Override
    public Path parse(String text, @Nullable Path folder) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is no path");
        }
        try {
            return folder == null ? Path.of(text) : folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is no path: " + e.getReason(), e);
        }
    }

    @Override
    public String print(Path value) {
        return value.toString();
    }

    @Override
    public String label() {
        return "path";
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", Scalar.ANY_SCALAR);
        schema.put("minLength", 1);
        schema.put("pattern", "^[^\\u0000]*$");
    }
}
