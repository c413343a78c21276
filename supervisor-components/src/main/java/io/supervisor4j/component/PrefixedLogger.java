package io.supervisor4j.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LocationAwareLogger;

/** The log of a component: the logger it names, each line beginning like {@code [^--web]:}, a dash for each level (M-46). */
final class PrefixedLogger extends AbstractLogger {

    private final transient Component component;

    PrefixedLogger(Component component) {
        this.component = component;
    }

    private Logger target() {
        try {
            return Objects.requireNonNull(component.logger(), "logger");
        } catch (Throwable e) {
            return LoggerFactory.getLogger(component.getClass());
        }
    }

    private String prefix() {
        String label = Labels.shortOf(component).replace("{}", "{ }");
        return "[^" + "-".repeat(component.node().depth() - 1) + label + "]: ";
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        try {
            pass(target(), level, marker, prefix() + message, arguments, thrown);
        } catch (Throwable e) {
            // A logger that fails must not keep a component from being stopped, and there is nowhere to say so.
        }
    }

    private void pass(
            Logger target,
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (target instanceof LocationAwareLogger aware) {
            aware.log(marker, getFullyQualifiedCallerName(), level.toInt(), message, arguments, thrown);
        } else {
            target.makeLoggingEventBuilder(level).setCause(thrown).log(message, arguments);
        }
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return AbstractLogger.class.getName();
    }

    @Override
    public String getName() {
        return target().getName();
    }

    @Override
    public boolean isTraceEnabled() {
        return target().isTraceEnabled();
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return target().isTraceEnabled(marker);
    }

    @Override
    public boolean isDebugEnabled() {
        return target().isDebugEnabled();
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return target().isDebugEnabled(marker);
    }

    @Override
    public boolean isInfoEnabled() {
        return target().isInfoEnabled();
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return target().isInfoEnabled(marker);
    }

    @Override
    public boolean isWarnEnabled() {
        return target().isWarnEnabled();
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return target().isWarnEnabled(marker);
    }

    @Override
    public boolean isErrorEnabled() {
        return target().isErrorEnabled();
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return target().isErrorEnabled(marker);
    }
}
