package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import java.util.function.Predicate;

/** One who is told of what happens, from the request on. */
interface Subscriber {

    /** Wants to be told of the events behind that number. */
    void followEvents(long number);

    /** Wants to be told of these lines of output. */
    void followLogs(Predicate<OutputLine> wanted);
}
