package io.supervisor4j.cli.run;

/**
 * A file that was read.
 *
 * @param plan what it says
 * @param places where it says that
 * @param isWhole whether its last line has an end
 */
public record PlanFile(ManagerPlan plan, SourceLines places, boolean isWhole) {}
