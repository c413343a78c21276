package io.supervisor4j;

/** What makes a program ready, once it runs. Immutable. */
public sealed interface Readiness {

    /** It is ready as soon as it runs itself: what the manager needs to start it is over. */
    record Started() implements Readiness {}

    /** It is ready when it writes the line {@code ready} to descriptor 4, a pipe to the manager. */
    record Frame() implements Readiness {}

    /**
     * Takes a program that runs for ready; the default.
     *
     * @return what to give to {@link Program#readyWhen}
     */
    static Readiness started() {
        return new Started();
    }

    /**
     * Waits until the program writes the line {@code ready}, alone or with a blank and more behind it, to descriptor 4. What else it
     * writes there is read and left.
     *
     * @return what to give to {@link Program#readyWhen}
     */
    static Readiness frame() {
        return new Frame();
    }
}
