package io.supervisor4j.control;

import java.util.Optional;

/**
 * The level of a logger in one worker.
 *
 * @param worker the worker's number
 * @param level the level it has, if it could be asked
 * @param error why it could not
 */
public record LogLevel(int worker, Optional<String> level, Optional<String> error) {}
