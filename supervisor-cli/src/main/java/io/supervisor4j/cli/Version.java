package io.supervisor4j.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "supervisor " + (version == null ? "(unpacked)" : version) + ", Java " + System.getProperty("java.version")
        };
    }
}
