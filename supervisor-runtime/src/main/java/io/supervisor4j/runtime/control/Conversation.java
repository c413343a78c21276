package io.supervisor4j.runtime.control;

/** What follows a line of a client's. */
interface Conversation {

    /** The line is to be answered once, by {@link Client#answer} or {@link Client#refuse}, now or later. */
    void hear(String line, Client client);

    /** From now on lines of output are to come. */
    void linesAreFollowed();
}
