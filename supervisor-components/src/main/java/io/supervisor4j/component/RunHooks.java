package io.supervisor4j.component;

/** What kinds of components do differently in their runs. Called by the owner of the run, but for {@link #catchesCrashes}. */
interface RunHooks {

    /** As most components have them. */
    RunHooks NONE = new RunHooks() {};

    /** Begins a callback or task of a run. */
    default void launch(Activity work) {
        work.owner().settings().threads().newThread(work.fullName(), work).start();
    }

    /** A callback or task would not end; the owner goes on without. */
    default void abandoned(Activity work) {}

    /** Before the callbacks of a run. */
    default void beginRun(Run run) {}

    /** After them. */
    default void endRun(Run run) {}

    /** From the start to the order to end. */
    default void whileRunning(Run run) {}

    /** Tells whether a crash below this run ends there. */
    default boolean catchesCrashes(Run run) {
        return false;
    }
}
