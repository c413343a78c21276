package io.supervisor4j.component;

/**
 * Runs a tree of components as a program of its own, without a supervisor of processes:
 *
 * <pre>{@code
 * public static void main(String[] args) throws InterruptedException {
 *     System.exit(ComponentProgram.run(new Web(new Db())));
 * }
 * }</pre>
 */
public final class ComponentProgram {

    private ComponentProgram() {}

    /**
     * Starts a root and blocks until it has ended. When the JVM is told to end, by SIGTERM, SIGINT or {@code System.exit}, the root
     * is stopped first; the exit status is then the JVM's own, 143 after SIGTERM.
     *
     * @param root not started
     * @return 0 if it was stopped, whatever callbacks threw then, which is logged; if it crashed or could not be started, which is logged, the status of the {@link
     *     io.supervisor4j.WorkerExitException} that caused it, or 1 (M-57)
     * @throws InterruptedException if the calling thread is interrupted; the root is stopped then
     */
    public static int run(Component root) throws InterruptedException {
        Thread hook = new Thread(root::close, root.safeLabel() + "/shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (root) {
            root.start();
            root.awaitStopped();
            return 0;
        } catch (ComponentException e) {
            root.log().error("The program ends, as its root did not come to a good end", e);
            return ExitStatus.of(e);
        } finally {
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook running already.
        }
    }
}
