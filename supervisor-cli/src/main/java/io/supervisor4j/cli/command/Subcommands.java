package io.supervisor4j.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All commands, in the order of the help. */
public final class Subcommands {

    private static final String DOCUMENTS = "documents";
    private static final Map<String, Supplier<Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("status", StatusCommand::new);
        ALL.put("why", WhyCommand::new);
        ALL.put("events", EventsCommand::new);
        ALL.put("logs", LogsCommand::new);
        ALL.put("scale", ScaleCommand::new);
        ALL.put("reload", ReloadCommand::new);
        ALL.put("restart", RestartCommand::new);
        ALL.put("stop", StopCommand::new);
        ALL.put("signal", SignalCommand::new);
        ALL.put("threads", ThreadsCommand::new);
        ALL.put("heap", HeapCommand::new);
        ALL.put("loglevel", LoglevelCommand::new);
        ALL.put("config", ConfigCommand::new);
        ALL.put("daemon", DaemonCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("notify", NotifyCommand::new);
        ALL.put("onready", OnreadyCommand::new);
        ALL.put(DOCUMENTS, DocumentsCommand::new);
    }

    private Subcommands() {}

    /** Returns the command that the first word names, or all; the documents are about all. */
    public static Map<String, Supplier<Object>> asked(String... args) {
        Supplier<Object> one = args.length == 0 || args[0].equals(DOCUMENTS) ? null : ALL.get(args[0]);
        return one == null ? ALL : Map.of(args[0], one);
    }
}
