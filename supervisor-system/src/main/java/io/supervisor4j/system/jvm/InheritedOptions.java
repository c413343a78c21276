package io.supervisor4j.system.jvm;

import java.util.ArrayList;
import java.util.List;

/**
 * The JVM options that a JVM passes on to those it starts, a master to its workers and a caller to its daemon: all but those of
 * which there can be only one user, a port or a fixed file, and those that ask a JVM to record itself (J-10). The one place that
 * knows which these are. Plain comparisons: the first regular expression costs a starting JVM 7 ms.
 */
public final class InheritedOptions {

    /** Debuggers, management ports, and recordings of this very JVM. */
    private static final List<String> NOT_PASSED_ON = List.of(
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

    /** An archive made for the program of a master is of no use to that of a worker, which gets one of its own. */
    private static final List<String> ARCHIVES = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

    private static final List<String> AGENTS = List.of("-javaagent:", "-agentpath:", "-agentlib:");

    /** These name a file; with %p or %t in its name it is another one for each process. */
    private static final List<String> FILES = List.of(
            "-Xloggc:", "-XX:HeapDumpPath=", "-XX:ErrorFile=", "-XX:LogFile=", "-XX:JVMCINativeLibraryErrorFile=");

    /** The options named behind it, with blanks between, are for this JVM alone, and so is it. */
    private static final String PRIVATE = "-Dsupervisor4j.private-options=";

    private InheritedOptions() {}

    /**
     * Returns options for a JVM that it does not pass on.
     *
     * @param options each without blanks
     * @return these options, and one that says so
     */
    public static List<String> keptPrivate(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.add(PRIVATE + String.join(" ", options));
        return words;
    }

    /**
     * Chooses among the options of a JVM.
     *
     * @param options those it was started with
     * @param ownArchives whether the JVMs it starts get class-data archives of their own, so that they need none of its
     * @return those to pass on, in their order
     */
    public static List<String> of(List<String> options, boolean ownArchives) {
        // Each once: what the user says may be the same.
        List<String> notPassedOn = privateAmong(options);
        List<String> kept = new ArrayList<>();
        for (String option : options) {
            boolean replaced = ownArchives && startsWithAny(option, ARCHIVES);
            if (!replaced
                    && !notPassedOn.remove(option)
                    && !startsWithAny(option, NOT_PASSED_ON)
                    && !isAgentWithPort(option)
                    && !isFixedFile(option)) {
                kept.add(option);
            }
        }
        return kept;
    }

    private static List<String> privateAmong(List<String> options) {
        List<String> words = new ArrayList<>();
        for (String option : options) {
            if (option.startsWith(PRIVATE)) {
                words.add(option);
                words.addAll(List.of(option.substring(PRIVATE.length()).split(" ", -1)));
            }
        }
        return words;
    }

    private static boolean startsWithAny(String option, List<String> beginnings) {
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
