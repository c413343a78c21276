package io.supervisor4j.cli.file;

import io.supervisor4j.WorkerOutput;
import io.supervisor4j.document.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads where the output of workers goes: {@code tagged}, {@code inherited}, or a mapping that says where the files are. */
final class OutputSection {

    private static final WorkerOutput DEFAULT = WorkerOutput.tagged();

    private OutputSection() {}

    static WorkerOutput read(Section service, Path folder) {
        if (service.take("output").orElse(null) instanceof Node.Mapping) {
            return service.section("output")
                    .map(section -> files(section, folder))
                    .orElseThrow();
        }
        return service.parsed("output", OutputSection::word).orElse(DEFAULT);
    }

    private static WorkerOutput word(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tagged" -> WorkerOutput.tagged();
            case "inherited" -> WorkerOutput.inherited();
            default ->
                throw new IllegalArgumentException(
                        "must be tagged, inherited, or a mapping with files: FOLDER, and is '" + text + "'");
        };
    }

    private static WorkerOutput files(Section section, Path folder) {
        Path files = section.text("files").map(folder::resolve).orElse(folder).normalize();
        if (!section.has("files")) {
            section.problem("needs files: FOLDER");
        } else if (!canBeMade(files)) {
            section.problem("files", "is no folder in which files can be made: " + files);
        }
        WorkerOutput output = WorkerOutput.files(files);
        long bytes = section.parsed("max-size", OutputSection::bytes).orElse(output.maxBytes());
        int maxFiles = section.number("max-files", 1).orElse(output.maxFiles());
        section.end();
        return output.rotated(bytes, maxFiles);
    }

    /** The workers' output makes the folder where it is missing; that must be possible in the last one that is there. */
    private static boolean canBeMade(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there);
    }

    private static long bytes(String text) {
        String unit = text.replaceFirst("^\\d+", "");
        int shift =
                switch (unit) {
                    case "" -> 0;
                    case "K", "KiB" -> 10;
                    case "M", "MiB" -> 20;
                    case "G", "GiB" -> 30;
                    default -> throw new IllegalArgumentException("must be a size such as 10M, and is '" + text + "'");
                };
        try {
            long bytes =
                    Math.multiplyExact(Long.parseLong(text.substring(0, text.length() - unit.length())), 1L << shift);
            if (bytes < 1024) {
                throw new IllegalArgumentException("must be at least 1K, and is '" + text + "'");
            }
            return bytes;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("must be a size such as 10M, and is '" + text + "'", e);
        }
    }
}
