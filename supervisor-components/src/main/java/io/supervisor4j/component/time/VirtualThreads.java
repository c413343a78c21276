package io.supervisor4j.component.time;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Virtual threads, asked for by reflection, as this code also runs where there are none. */
final class VirtualThreads implements TaskThreads {

    /** From here on a virtual thread lets go of its carrier while it waits for a monitor. */
    private static final int WITHOUT_PINNING = 24;

    private final Method ofVirtual;
    private final Method name;
    private final Method unstarted;

    private VirtualThreads() throws ReflectiveOperationException {
        Class<?> builder = Class.forName("java.lang.Thread$Builder");
        ofVirtual = Thread.class.getMethod("ofVirtual");
        name = builder.getMethod("name", String.class);
        unstarted = builder.getMethod("unstarted", Runnable.class);
    }

    /**
     * Returns virtual threads, if the JDK is new enough.
     *
     * @throws UnsupportedOperationException if it is not
     */
    static TaskThreads on(Runtime.Version jdk) {
        if (jdk.feature() < WITHOUT_PINNING) {
            throw new UnsupportedOperationException("virtual threads need JDK " + WITHOUT_PINNING
                    + " or newer, this one is " + jdk + "; use TaskThreads.platform()");
        }
        try {
            return new VirtualThreads();
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("this JDK, " + jdk + ", has no virtual threads", e);
        }
    }

    @Override
    public Thread newThread(String threadName, Runnable task) {
        try {
            return (Thread) unstarted.invoke(name.invoke(ofVirtual.invoke(null), threadName), task);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("no virtual thread for " + threadName, e);
        }
    }
}
