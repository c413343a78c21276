package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import java.util.Objects;

/** Makes components of other things (M-37). */
public final class Components {

    private Components() {}

    /**
     * A component whose only task is this.
     *
     * @param name its label
     * @param body runs in the background while the component is started; when it throws, the component crashes
     * @return the component
     */
    public static Component of(String name, ThrowingRunnable body) {
        return new Adapter(name) {
            {
                task("run", body);
            }
        };
    }

    /**
     * A component that does its work while it is started, like a migration before what comes after it.
     *
     * @param name its label
     * @param body {@code start} returns when it has returned; a stop interrupts it
     * @return the component
     */
    public static Component running(String name, ThrowingRunnable body) {
        Objects.requireNonNull(body, "body");
        return new Adapter(name) {
            @Override
            protected void onStart() throws Exception {
                body.run();
            }
        };
    }

    /**
     * A component that closes something at its end. As that cannot be opened again, the component cannot be started twice.
     *
     * @param name its label
     * @param resource what to close
     * @return the component
     */
    public static Component closing(String name, AutoCloseable resource) {
        Objects.requireNonNull(resource, "resource");
        return new Adapter(name) {
            @Override
            protected void onStart() {
                if (restartCount() > 0) {
                    throw new IllegalStateException(name + " was closed; a new one is needed to start it again");
                }
            }

            @Override
            protected void onShutdown() throws Exception {
                resource.close();
            }
        };
    }

    /** One with a name of its own. */
    private abstract static class Adapter extends Component {

        private final String name;

        Adapter(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        @Override
        public String label() {
            return name;
        }
    }
}
