package io.supervisor4j.runtime.control;

/** What a client needs of the loop that serves it. */
interface Conversation {

    /** Makes room for another client that follows something, or refuses. */
    void requireRoomToFollow() throws RequestRefusedException;

    /** From now on lines of output are to come. */
    void linesAreFollowed();
}
