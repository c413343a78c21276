package io.supervisor4j.control;

import io.supervisor4j.WorkerExit;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something that has happened under a manager, as it is told from outside.
 *
 * @param name such as {@code "worker.exited"}; {@code PROTOCOL.md} lists all of them
 * @param at when
 * @param level how important it is
 * @param text what, in one line
 * @param service the name of the service, if it concerns one
 * @param worker the number of the worker, if it concerns one
 * @param pid the process id, if it concerns a process
 * @param exit how the worker ended, if it did
 */
public record ControlEvent(
        String name,
        Instant at,
        System.Logger.Level level,
        String text,
        Optional<String> service,
        OptionalInt worker,
        OptionalLong pid,
        Optional<WorkerExit> exit) {}
