package io.supervisor4j.option;

/**
 * The options of periodic tasks, in the default group (O-53).
 *
 * @param runExternalPeriodicTasks whether tasks that another process could run, run in this one
 */
@OptionGroup(help = "Periodic tasks")
public record PeriodicOptions(
        @Option(help = "Whether tasks that another process could run, run in this one.", defaultValue = "true")
        boolean runExternalPeriodicTasks) {}
