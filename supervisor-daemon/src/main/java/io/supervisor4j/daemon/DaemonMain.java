package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.process.ProcessTitle;
import java.io.IOException;
import java.util.List;

/** The program of every daemon's JVM. */
final class DaemonMain {

    /** As if SIGTERM had come before there was anything to end gracefully. */
    private static final int ENDED_BY_SIGTERM = 143;

    private DaemonMain() {}

    /**
     * Becomes the daemon, and runs its program.
     *
     * @param words an {@link DaemonArguments}
     * @throws Throwable what the program throws; it is printed and logged, and the JVM exits with 1 (S-26)
     */
    public static void main(String[] words) throws Throwable {
        DaemonArguments errand = DaemonArguments.of(List.of(words));
        Presence presence = new Presence(errand);
        switch (enter(presence)) {
            case TAKEN ->
                throw new SupervisorException("daemon " + errand.files().name() + " is already running");
            case STOPPED -> Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
            case ENTERED -> {
                if (errand.rotated().isPresent()) {
                    CountedStreams.install();
                }
                String name = errand.files().name();
                ProcessTitle.set(name);
                DaemonContext.enter(name, presence, errand.signals());
                Thread.setDefaultUncaughtExceptionHandler(new UncaughtExceptions());
                new Housekeeping(errand, presence).begin();
                MainClass.run(errand.main(), errand.args());
            }
        }
    }

    private static Presence.Entrance enter(Presence presence) {
        try {
            return presence.enter();
        } catch (IOException e) {
            throw new SupervisorException("the daemon cannot make itself known: " + IoMessages.text(e), e);
        }
    }
}
