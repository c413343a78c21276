package io.supervisor4j.runtime.process;

import java.util.ArrayList;
import java.util.List;

/**
 * The JVM options that workers take over from their master: all but those of which there can be only one user, a port or a fixed
 * file, and those that ask a JVM to record itself. Plain comparisons: the first regular expression costs a starting JVM 7 ms.
 */
final class InheritedOptions {

    /** Debuggers, management ports, and recordings of this very JVM. */
    private static final List<String> NOT_FOR_WORKERS = List.of(
            "-agentlib:jdwp",
            "-Xrunjdwp",
            "-Xdebug",
            "-Dcom.sun.management.jmxremote",
            "-Dcom.sun.management.snmp",
            "-XX:+ManagementServer",
            "-XX:ArchiveClassesAtExit=",
            "-XX:DumpLoadedClassList=",
            "-XX:SharedClassListFile=",
            "-XX:AOTMode=",
            "-XX:AOTConfiguration=",
            "-XX:AOTCacheOutput=",
            "-XX:+AutoCreateSharedArchive",
            "-Xshare:dump");

    /** An archive made for the program of the master is of no use to that of a worker, which gets one of its own. */
    private static final List<String> ARCHIVES = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

    private static final List<String> AGENTS = List.of("-javaagent:", "-agentpath:", "-agentlib:");

    /** These name a file; with %p or %t in its name it is another one for each process. */
    private static final List<String> FILES = List.of(
            "-Xloggc:", "-XX:HeapDumpPath=", "-XX:ErrorFile=", "-XX:LogFile=", "-XX:JVMCINativeLibraryErrorFile=");

    private InheritedOptions() {}

    /** The second argument tells whether workers get archives of their own. */
    static List<String> of(List<String> masterOptions, boolean ownArchives) {
        List<String> kept = new ArrayList<>();
        for (String option : masterOptions) {
            boolean replaced = ownArchives && startsWithAny(option, ARCHIVES);
            if (!replaced
                    && !startsWithAny(option, NOT_FOR_WORKERS)
                    && !isAgentWithPort(option)
                    && !isFixedFile(option)) {
                kept.add(option);
            }
        }
        return kept;
    }

    static boolean startsWithAny(String option, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (option.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFixedFile(String option) {
        boolean file = startsWithAny(option, FILES)
                || (option.startsWith("-Xlog:") && isLogFile(option))
                || (option.startsWith("-XX:StartFlightRecording") && option.contains("filename="))
                || (option.startsWith("-XX:FlightRecorderOptions") && option.contains("filename="));
        return file && option.indexOf('%') < 0;
    }

    /** As in {@code -Xlog:gc*:gc.log:time}: what, where, with which decorations. */
    private static boolean isLogFile(String option) {
        String[] parts = option.split(":", 4);
        String where = parts.length > 2 ? parts[2] : "";
        return !where.isEmpty() && !where.equals("stdout") && !where.equals("stderr");
    }

    /** Says so, or its own options begin with a number or a host and a number, as in {@code agent.jar=9404:config.yaml}. */
    private static boolean isAgentWithPort(String option) {
        if (!startsWithAny(option, AGENTS)) {
            return false;
        }
        String ofAgent = option.substring(option.indexOf('=') + 1);
        if (ofAgent.contains("port=") || ofAgent.contains("address=")) {
            return true;
        }
        String[] parts = ofAgent.split(":", 3);
        return option.indexOf('=') > 0 && (isPort(parts[0]) || (parts.length > 1 && isPort(parts[1])));
    }

    private static boolean isPort(String text) {
        return text.length() >= 2 && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
    }
}
