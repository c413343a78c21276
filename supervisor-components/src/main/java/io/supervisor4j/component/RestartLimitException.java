package io.supervisor4j.component;

/** A supervisor had to restart too often within the time it was given, and crashed with this reason itself (M-53). */
public final class RestartLimitException extends ComponentException {

    RestartLimitException(Component supervisor, Component crashed, RestartStrategy strategy, Throwable cause) {
        super(
                supervisor,
                "%s gave up: %s would have been restart %d within %s"
                        .formatted(
                                Labels.of(supervisor),
                                Labels.of(crashed),
                                strategy.maxRestarts() + 1,
                                strategy.within()),
                cause);
    }
}
