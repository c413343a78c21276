package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import java.io.Serializable;

/** A program that controls a daemon, in a JVM of its own. */
public final class CallerMain {

    private CallerMain() {}

    /** What it does; a lambda in a test method, which must not capture the test. */
    @FunctionalInterface
    interface Program extends Serializable {
        void run(Descriptions daemons) throws Exception;
    }

    /** Describes the daemons of the test. */
    @FunctionalInterface
    interface Descriptions {
        Daemon.Builder daemon(Class<?> main, String... args);
    }

    /**
     * Runs a program.
     *
     * @param args the {@link Program}, the state directory, the test's tag
     */
    public static void main(String[] args) throws Exception {
        ((Program) MasterMain.decode(args[0])).run((main, words) -> Daemons.describe(args[1], args[2], main, words));
    }
}
