package io.supervisor4j.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of its machine. */
final class Needs {

    private Needs() {}

    /** Skips the test where it is missing, and says so where people look: Maven shows the number of skipped tests only. */
    static void that(boolean there, String otherwise) {
        if (!there) {
            Talker.line("skipped: " + otherwise);
        }
        assumeTrue(there, otherwise);
    }
}
