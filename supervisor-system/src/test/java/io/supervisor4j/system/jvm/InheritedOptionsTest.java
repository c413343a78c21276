package io.supervisor4j.system.jvm;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InheritedOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-ea",
                "-Dfile.encoding=UTF-8",
                "-Dapp.port=8080",
                "-Dport=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--module-path=mods",
                "--enable-native-access=ALL-UNNAMED",
                "-javaagent:metrics.jar",
                "-javaagent:/opt/agent.jar=config.yaml",
                "-javaagent:a.jar=mode=fast",
                "-agentlib:hprof",
                "-Xlog:gc",
                "-Xlog:gc:stdout",
                "-Xlog:gc:file=gc-%p.log",
                "-Xloggc:gc-%t.log",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=/tmp/dump-%p.hprof",
                "-XX:ErrorFile=/tmp/err-%p.log",
                "-XX:StartFlightRecording:duration=1m",
                "-XX:StartFlightRecording:filename=rec-%p.jfr",
                "-Xshare:auto",
                "-Dcom.sun.jndi.ldap.object.trustURLCodebase=false",
                "-Djava.rmi.server.hostname=localhost"
            })
    void whatManyMayHaveIsKept_J10(String option) {
        assertThat(InheritedOptions.of(List.of(option), true)).containsExactly(option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005",
                "-agentlib:jdwp",
                "-Xrunjdwp:transport=dt_socket,address=5005",
                "-Xdebug",
                "-javaagent:jolokia.jar=port=8778,host=localhost",
                "-javaagent:jmx.jar=9404:config.yaml",
                "-javaagent:jmx.jar=localhost:9404:config.yaml",
                "-agentpath:/opt/libyjp.so=port=10001",
                "-Dcom.sun.management.jmxremote",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Dcom.sun.management.snmp.port=1",
                "-XX:+ManagementServer",
                "-Xlog:gc:file=gc.log",
                "-Xlog:gc*:file=/var/log/gc.log:time",
                "-Xloggc:gc.log",
                "-XX:HeapDumpPath=/tmp/dump.hprof",
                "-XX:ErrorFile=/tmp/err.log",
                "-XX:LogFile=vm.log",
                "-XX:StartFlightRecording:filename=rec.jfr",
                "-XX:StartFlightRecording=duration=1m,filename=/tmp/rec.jfr",
                "-XX:ArchiveClassesAtExit=app.jsa",
                "-XX:DumpLoadedClassList=list",
                "-Xshare:dump",
                "-XX:AOTMode=record",
                "-XX:AOTConfiguration=app.aotconf",
                "-XX:AOTCacheOutput=app.aot",
                "-XX:+AutoCreateSharedArchive"
            })
    void whatOnlyOneJvmCanHaveIsDropped_J10(String option) {
        assertThat(InheritedOptions.of(List.of(option), true)).isEmpty();
    }

    /** The JVM takes an output that is neither stdout nor stderr for a file. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xlog:gc:gc.log", "-Xlog:gc*:/var/log/gc.log:time:filecount=3"})
    void aLogFileIsOneWithoutTheWordToo(String option) {
        assertThat(InheritedOptions.of(List.of(option), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:SharedArchiveFile=app.jsa", "-XX:AOTCache=app.aot"})
    void anArchiveOfTheMastersIsForWorkersThatGetNoneOfTheirOwn(String option) {
        assertThat(InheritedOptions.of(List.of(option), true)).isEmpty();
        assertThat(InheritedOptions.of(List.of(option), false)).containsExactly(option);
    }

    @Test
    void theOrderIsKept() {
        assertThat(InheritedOptions.of(List.of("-Xmx64m", "-Xdebug", "-Da=1", "-Da=2"), true))
                .containsExactly("-Xmx64m", "-Da=1", "-Da=2");
    }

    @Test
    void whatIsPrivateIsNotPassedOnUnlessItIsSaidAgain() {
        List<String> options = new ArrayList<>(InheritedOptions.keptPrivate("-Xmx64m", "-Da=1"));
        assertThat(InheritedOptions.of(options, true)).isEmpty();

        options.addAll(List.of("-Xmx64m", "-Xmx1g"));
        assertThat(InheritedOptions.of(options, true)).containsExactly("-Xmx64m", "-Xmx1g");
    }
}
