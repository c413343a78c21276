package io.supervisor4j.syslog;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Logback appender that writes to the syslog of this machine, through its datagram socket (S-32). Each line is a record, so that
 * a stack trace is several; a longer line is cut into several too.
 *
 * <p>The program never waits for syslog. Records that it does not take, because it is being restarted or has no room, are lost and
 * counted; the number is told in the next record that it takes.
 *
 * <p>The setters are for Logback's configuration, or for a program before {@link #start()}. Wrong values keep the appender from
 * starting, and are told as Logback tells errors of a configuration. Logging is thread-safe.
 *
 * <pre>{@code
 * <appender name="SYSLOG" class="io.supervisor4j.syslog.SyslogAppender">
 *   <facility>local3</facility>
 * </appender>
 * }</pre>
 */
public final class SyslogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MIN_BYTES = 480;
    private static final int MAX_BYTES = 65_507;

    private String facility = System.getProperty(SyslogDefaults.FACILITY, Facility.DAEMON.text());
    private String ident = System.getProperty(SyslogDefaults.IDENT, "");
    private Optional<Path> socket = Optional.empty();
    private String pattern = "[%thread] %logger{36}: %msg%n";
    private int maxBytes = 1_024;
    private final PatternLayout layout = new PatternLayout();
    private volatile @Nullable Delivery delivery;

    /** Makes one with the default settings. */
    public SyslogAppender() {}

    /**
     * Sets where the records belong; by default what the daemon's output says, otherwise {@code daemon}.
     *
     * @param newFacility the name of a {@link Facility}, such as {@code local3}
     */
    public void setFacility(String newFacility) {
        facility = newFacility;
    }

    /**
     * Sets who writes; by default the daemon's name, otherwise the name of Logback's context, otherwise {@code java}.
     *
     * @param newIdent at most 100 visible ASCII characters without colons and brackets
     */
    public void setIdent(String newIdent) {
        ident = newIdent;
    }

    /**
     * Sets where syslog listens; by default where {@link SyslogAddress#find()} finds it.
     *
     * @param path the absolute path of a datagram socket, which may come later
     */
    public void setSocket(String path) {
        socket = Optional.of(Path.of(path));
    }

    /**
     * Sets what a record says; by default thread, logger, message and stack trace.
     *
     * @param newPattern as Logback's {@code PatternLayout} takes it; without time and level, which syslog has anyway
     */
    public void setPattern(String newPattern) {
        pattern = newPattern;
    }

    /**
     * Sets the longest record that syslog is sent, by default 1,024 bytes as in RFC 3164. Many take more.
     *
     * @param bytes 480 to 65,507
     */
    public void setMaxBytes(int bytes) {
        maxBytes = bytes;
    }

    /** Checks the settings, and opens a socket; does nothing if it has started already. */
    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        try {
            SyslogAddress address =
                    socket.<SyslogAddress>map(SyslogAddress.Local::new).orElseGet(SyslogAddress::find);
            RecordFormat format = format(address);
            startLayout();
            delivery = new Delivery(Receiver.at(address), format, Clock.systemUTC());
            warnOfNobody(address);
            super.start();
        } catch (IllegalArgumentException | IOException e) {
            addError(this + " does not start: " + e.getMessage());
        } catch (LinkageError e) {
            addError(
                    this + " does not start: a local socket needs supervisor-runtime and jnr-posix, which are not here",
                    e);
        }
    }

    private RecordFormat format(SyslogAddress address) {
        if (maxBytes < MIN_BYTES || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "maxBytes must be " + MIN_BYTES + " to " + MAX_BYTES + ", but is " + maxBytes);
        }
        return new RecordFormat(
                Facility.named(facility),
                // Not the way to the network's name for this machine, which may be long.
                address instanceof SyslogAddress.Udp ? "localhost " : "",
                requireIdent(),
                ProcessHandle.current().pid(),
                ZoneId.systemDefault(),
                maxBytes);
    }

    private String requireIdent() {
        String chosen = ident.isEmpty() ? nameOfContext() : ident;
        if (!chosen.matches("[!-~&&[^\\[\\]:]]{1,100}")) {
            throw new IllegalArgumentException("ident must be at most 100 visible ASCII characters without colons and"
                    + " brackets, but is '" + chosen + "'");
        }
        return chosen;
    }

    private String nameOfContext() {
        String named = Objects.requireNonNull(getContext(), "setContext comes before start")
                .getName();
        return named == null || named.equals(CoreConstants.DEFAULT_CONTEXT_NAME) ? "java" : named;
    }

    private void startLayout() {
        layout.setContext(getContext());
        layout.setPattern(pattern);
        layout.start();
        if (!layout.isStarted()) {
            throw new IllegalArgumentException("the pattern '" + pattern + "' is wrong");
        }
    }

    /** It may come yet, and is found then. */
    private void warnOfNobody(SyslogAddress address) {
        if (address instanceof SyslogAddress.Udp udp) {
            addWarn(this + " found no syslog at " + SyslogSockets.KNOWN + " and sends to UDP " + udp.address()
                    + ", where nobody may listen; name the socket of yours with <socket>");
        } else if (address instanceof SyslogAddress.Local local && !Files.exists(local.socket())) {
            addWarn(this + " finds nobody at " + local.socket() + " yet");
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        Delivery now = delivery;
        if (now == null) {
            return;
        }
        IOException trouble = now.deliver(
                severity(event.getLevel()), Instant.ofEpochMilli(event.getTimeStamp()), layout.doLayout(event));
        if (trouble != null) {
            addWarn(this + " loses records from now on: " + trouble.getMessage());
        }
    }

    static Severity severity(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return Severity.ERR;
        } else if (level.isGreaterOrEqual(Level.WARN)) {
            return Severity.WARNING;
        }
        return level.isGreaterOrEqual(Level.INFO) ? Severity.INFO : Severity.DEBUG;
    }

    /**
     * Tells how many records syslog did not take.
     *
     * @return their number since the last start
     */
    public long lost() {
        Delivery now = delivery;
        return now == null ? 0 : now.lost();
    }

    /** Tells syslog of losses, if it listens, and closes the socket; does nothing if that is done. */
    @Override
    public void stop() {
        super.stop();
        Delivery now = delivery;
        if (now != null) {
            now.close();
        }
        layout.stop();
    }

    @Override
    public String toString() {
        return "SyslogAppender [" + getName() + "]";
    }
}
