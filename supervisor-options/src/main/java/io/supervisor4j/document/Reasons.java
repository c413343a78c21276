package io.supervisor4j.document;

/** What a parser complains of, without the document's text: there may be a secret in it. */
final class Reasons {

    private Reasons() {}

    static String of(String complaint) {
        return complaint
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\s*\\(start marker.*", "")
                // A single character is no secret.
                .replaceAll("'[^']{2,}'", "'...'");
    }
}
