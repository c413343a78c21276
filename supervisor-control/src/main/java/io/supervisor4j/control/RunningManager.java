package io.supervisor4j.control;

import java.nio.file.Path;

/**
 * A manager that runs and can be connected to.
 *
 * @param name its name
 * @param socket where it listens
 */
public record RunningManager(String name, Path socket) {}
