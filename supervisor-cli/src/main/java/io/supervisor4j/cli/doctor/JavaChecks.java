package io.supervisor4j.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Java runs, which others there are, and what the environment tells them. */
final class JavaChecks {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"([^\"]+)\"");
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    private JavaChecks() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(running(Runtime.version().feature(), System.getProperty("java.home", "")));
        others().stream()
                .filter(home -> !home.toString().equals(System.getProperty("java.home")))
                .forEach(home -> findings.add(Finding.ok("there is also Java " + version(home) + ", " + home)));
        findings.add(options(System.getenv()));
        return findings;
    }

    static Finding running(int feature, String home) {
        String what = "this is Java " + feature + ", " + home;
        return feature >= 25
                ? Finding.ok(what)
                : Finding.ok(what + "; from 25 on workers start faster and take less memory");
    }

    private static List<Path> others() {
        List<Path> homes = new ArrayList<>();
        if (Files.isDirectory(USUAL_PLACE)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(USUAL_PLACE)) {
                for (Path home : found) {
                    if (!Files.isSymbolicLink(home) && Files.isExecutable(home.resolve("bin/java"))) {
                        homes.add(home);
                    }
                }
            } catch (IOException e) {
                // Other JDKs are left out of the list.
                return List.of();
            }
        }
        return homes;
    }

    private static String version(Path home) {
        Matcher version = VERSION.matcher(SystemChecks.read(home.resolve("release")));
        return version.find() ? version.group(1) : "of unknown version";
    }

    /** A manager needs its signals; options in the environment are the same for all that runs. */
    static Finding options(Map<String, String> environment) {
        for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            String value = environment.getOrDefault(name, "");
            if (value.contains("-Xrs")) {
                return Finding.fail(name + " has -Xrs, with which no manager gets its signals; take it out");
            } else if (!value.isEmpty()) {
                return Finding.warn(name + " is set: it goes for managers and workers alike: " + value);
            }
        }
        return Finding.ok("no JVM options in the environment");
    }
}
