package io.supervisor4j.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** All that the doctor checks. */
public final class Checks {

    private Checks() {}

    /** Returns the findings of all checks: the system first, then Java, then the folders. */
    public static List<Finding> run() {
        List<Finding> findings = new ArrayList<>(SystemChecks.all());
        findings.addAll(JavaChecks.all());
        findings.addAll(FolderChecks.all());
        return findings;
    }
}
