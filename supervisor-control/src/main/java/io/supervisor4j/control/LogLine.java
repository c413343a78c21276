package io.supervisor4j.control;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A line of captured output.
 *
 * @param at when it was read
 * @param service the name of the service
 * @param worker the number of the worker; none for a standby
 * @param line the line, without its end
 */
public record LogLine(Instant at, String service, OptionalInt worker, String line) {}
