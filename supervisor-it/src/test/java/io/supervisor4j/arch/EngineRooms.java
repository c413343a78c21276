package io.supervisor4j.arch;

import java.util.Map;
import java.util.Set;

import static java.util.Map.entry;

/** The plan of the engine's rooms. */
final class EngineRooms {

    /** For each room of the engine the rooms it may use, besides itself and the API. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("supervision", Set.of()),
            entry("protocol", Set.of()),
            entry("argument", Set.of()),
            entry("thread", Set.of("system.thread")),
            entry("output", Set.of("thread", "system.thread")),
            entry(
                    "process",
                    Set.of(
                            "protocol",
                            "argument",
                            "thread",
                            "system.jvm",
                            "system.file",
                            "system.process",
                            "system.thread")),
            entry("program", Set.of("process", "protocol", "system.process")),
            entry("worker", Set.of("protocol", "argument", "system.jvm", "system.process", "system.signal")),
            entry(
                    "master",
                    Set.of(
                            "supervision",
                            "process",
                            "program",
                            "protocol",
                            "output",
                            "thread",
                            "system.jvm",
                            "system.signal",
                            "system.thread")),
            entry("control", Set.of("master", "output", "thread", "system.file")),
            entry("observe", Set.of("thread", "system.posix")));

    private EngineRooms() {}
}
