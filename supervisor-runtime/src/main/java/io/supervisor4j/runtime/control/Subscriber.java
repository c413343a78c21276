package io.supervisor4j.runtime.control;

import io.supervisor4j.runtime.output.OutputLine;
import java.util.function.Predicate;

/** One who asks, and is told of what happens from the request on. */
interface Subscriber {

    /** Who it is, as the kernel says: the name of a user. */
    String user();

    /** To be called before it follows anything: refuses where too many do. */
    void requireRoomToFollow() throws RequestRefusedException;

    /** Wants to be told of the events behind that number. */
    void followEvents(long number);

    /** Wants to be told of these lines of output. */
    void followLogs(Predicate<OutputLine> wanted);
}
