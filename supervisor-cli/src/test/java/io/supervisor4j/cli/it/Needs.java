package io.supervisor4j.cli.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of the machine. Where it is missing the test is skipped, and the build's output says why. */
final class Needs {

    private Needs() {}

    static void that(boolean met, String otherwise) {
        if (!met) {
            System.out.println("== Skipped: " + otherwise);
        }
        assumeTrue(met, otherwise);
    }
}
