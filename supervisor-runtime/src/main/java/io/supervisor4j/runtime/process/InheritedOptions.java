package io.supervisor4j.runtime.process;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The JVM options that workers take over from their master: all but those of which there can be only one user, a port or a fixed
 * file, and those that ask a JVM to record itself.
 */
final class InheritedOptions {

    private static final List<Pattern> NOT_FOR_WORKERS = List.of(
            // Debuggers, and other agents that listen on a port.
            Pattern.compile("-agentlib:jdwp.*|-Xrunjdwp.*|-Xdebug"),
            Pattern.compile("-(javaagent|agentpath|agentlib):.*\\b(port|address)=.*"),
            Pattern.compile("-javaagent:[^=]*=([\\w.\\-]+:)?\\d{2,5}(:.*)?"),
            Pattern.compile("-Dcom\\.sun\\.management\\.(jmxremote|snmp).*"),
            Pattern.compile("-XX:\\+ManagementServer"),
            // Logs, dumps and recordings at a fixed place; %p and %t make it another one for each process.
            Pattern.compile("-Xlog:.*file=[^%]*|-Xloggc:[^%]*"),
            Pattern.compile("-Xlog:[^:]*:(?!stdout|stderr|file=|:|$)[^%]*"),
            Pattern.compile("-XX:(HeapDumpPath|ErrorFile|LogFile|JVMCINativeLibraryErrorFile)=[^%]*"),
            Pattern.compile("-XX:(StartFlightRecording|FlightRecorderOptions).*filename=[^%]*"),
            // Recordings of this very JVM.
            Pattern.compile(
                    "-XX:(ArchiveClassesAtExit|DumpLoadedClassList|SharedClassListFile|AOTMode|AOTConfiguration)=.*"),
            Pattern.compile("-XX:AOTCacheOutput=.*|-Xshare:dump|-XX:\\+AutoCreateSharedArchive"));

    private InheritedOptions() {}

    static List<String> of(List<String> masterOptions) {
        return masterOptions.stream()
                .filter(option -> NOT_FOR_WORKERS.stream()
                        .noneMatch(p -> p.matcher(option).matches()))
                .toList();
    }
}
