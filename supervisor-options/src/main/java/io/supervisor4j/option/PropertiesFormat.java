package io.supervisor4j.option;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A {@code .properties} file, as {@link Properties} reads it, with the numbers of the lines. */
final class PropertiesFormat {

    private PropertiesFormat() {}

    static List<Setting> read(Path file, String text, Catalog catalog, LoadProblems problems) {
        List<Setting> settings = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (entry.isEmpty()) {
                first = number;
            }
            entry.append(line).append('\n');
            if (!continues(line, entry)) {
                add(settings, entry.toString(), Origin.of(file, first), problems);
                entry.setLength(0);
            }
        }
        add(settings, entry.toString(), Origin.of(file, first), problems);
        return settings;
    }

    private static boolean continues(String line, StringBuilder entry) {
        String begin = entry.toString().stripLeading();
        boolean comment = begin.startsWith("#") || begin.startsWith("!");
        int slashes = line.length();
        while (slashes > 0 && line.charAt(slashes - 1) == '\\') {
            slashes--;
        }
        return !comment && (line.length() - slashes) % 2 == 1;
    }

    private static void add(List<Setting> settings, String entry, Origin origin, LoadProblems problems) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(entry));
        } catch (IllegalArgumentException e) {
            problems.add(origin, "", "the line is malformed: " + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text can always be read", e);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> settings.add(new Setting(name, properties.getProperty(name), origin)));
    }
}
