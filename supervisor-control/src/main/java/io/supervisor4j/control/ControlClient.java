package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A connection to a manager that runs under the same user, in this or another process.
 *
 * <pre>{@code
 * try (ControlClient shop = ControlClient.connect("shop")) {
 *     shop.scale("mailer", 8).awaitReached(Duration.ofSeconds(30));
 * }
 * }</pre>
 *
 * <p>Services are named by their name or id. Methods wait for the manager's answer, at most 30 s ({@link TimedOutException});
 * what they set going is waited for through {@link Progress}. A manager that has many clients closes the connections of those that
 * are idle; the next call then connects again by itself. All of them may throw {@link RefusedException}, and {@link
 * ConnectionLostException} when the manager has ended.
 *
 * <p>Thread-safe, one of which is served at a time; the others wait, within their own 30 s. An interrupt ends the
 * wait of that thread alone: {@link CallInterruptedException}, or {@link InterruptedException} where a method declares it. The client
 * can be used on: an answer that comes too late is dropped. What is followed has a connection of its own.
 */
public final class ControlClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path socket;
    private final Session session;

    private ControlClient(Path socket, Session session) {
        this.socket = socket;
        this.session = session;
    }

    /**
     * Connects to a manager.
     *
     * @param name its name
     * @return the connection
     * @throws NoSuchManagerException if none of that name runs; the message lists those that do
     */
    public static ControlClient connect(String name) {
        Path socket = ControlFolder.ofThisProcess().socket(name);
        try {
            return new ControlClient(socket, Session.to(socket));
        } catch (IOException | IllegalArgumentException e) {
            String others = list().stream().map(RunningManager::name).collect(Collectors.joining(", "));
            throw new NoSuchManagerException(
                    "no manager with the name '" + name + "' runs: "
                            + (others.isEmpty() ? "none does, in " + socket.getParent() : "there are " + others),
                    e);
        }
    }

    /**
     * Connects to the manager that listens on a socket.
     *
     * @param socket the socket
     * @return the connection
     * @throws NoSuchManagerException if no manager listens there
     */
    public static ControlClient connect(Path socket) {
        try {
            return new ControlClient(socket, Session.to(socket));
        } catch (IOException e) {
            throw new NoSuchManagerException("no manager listens on " + socket + ": " + IoMessages.text(e), e);
        }
    }

    /**
     * Lists the managers of this user that can be connected to.
     *
     * @return the managers by name
     */
    public static List<RunningManager> list() {
        List<RunningManager> running = new ArrayList<>();
        Path folder = ControlFolder.ofThisProcess().path();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    running(file).ifPresent(running::add);
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw new ConnectionLostException("the folder of the managers cannot be read: " + folder, e);
            }
        }
        // Comparator.comparing() makes serializable lambdas, which no class-data archive holds: that takes
        // milliseconds.
        running.sort((one, other) -> one.name().compareTo(other.name()));
        return running;
    }

    /** The lock must not be tried: closing it would take it from a manager in this JVM. */
    private static Optional<RunningManager> running(Path socket) {
        String file = socket.getFileName().toString();
        if (!file.endsWith(ControlFolder.SOCKET)) {
            return Optional.empty();
        }
        String name = file.substring(0, file.length() - ControlFolder.SOCKET.length());
        try {
            Connection.to(socket).close();
            return Optional.of(new RunningManager(name, socket));
        } catch (IOException e) {
            // A manager that was killed has left it.
            return Optional.empty();
        }
    }

    private Document call(String verb, Map<String, Object> fields) {
        return session.call(verb, fields, LIMIT);
    }

    /**
     * Asks how the manager, its services and its workers are.
     *
     * @return the status
     */
    public ManagerStatus status() {
        return Readings.manager(call("status", Map.of()));
    }

    /**
     * Asks the same.
     *
     * @return the status document of {@code PROTOCOL.md}, one line
     */
    public String statusJson() {
        Connection.Answer answer = session.answer("status", Map.of(), LIMIT);
        Connection.result(answer);
        String line = answer.line();
        String before = "\"result\":";
        return line.substring(line.indexOf(before) + before.length(), line.length() - 1);
    }

    /**
     * Changes the number of workers.
     *
     * @param service the service
     * @param workers how many, 0 or more
     * @return reached when there are exactly that many, all of them stable
     */
    public Progress scale(String service, int workers) {
        call("scale", Map.of("service", service, "workers", workers));
        return new Progress(this, service + " has " + workers + " workers", Goals.scaled(service, workers));
    }

    /**
     * Reloads, as SIGHUP does. Returns when it is decided that the reload takes place.
     *
     * @return reached when all workers have reloaded or were replaced, also those that the reload gave another specification, and
     *     all are stable
     * @throws RefusedException if the manager's program decides that nothing is reloaded, as for a broken file; the message has the
     *     reason, possibly in several lines
     */
    public Progress reload() {
        Instant asked = Instant.now();
        call("reload", Map.of());
        // The status that is handed in may be older than what the events tell.
        return new Progress(
                this,
                "all workers have reloaded",
                status -> Goals.isSettled(status)
                        && Goals.isReloaded(events(1_000), asked)
                        && Goals.isNobodyReplaced(status()));
    }

    /**
     * Replaces all workers of all services at once.
     *
     * @return reached when all are up again and stable
     */
    public Progress restart() {
        ManagerStatus before = status();
        call("restart", Map.of());
        return new Progress(this, "all workers are restarted", Goals.replaced(before, service -> true, worker -> true));
    }

    /**
     * Replaces all workers of a service.
     *
     * @param service the service
     * @param rolling whether one after the other, each only while all are up
     * @return reached when all are up again and stable
     */
    public Progress restart(String service, boolean rolling) {
        ManagerStatus before = status();
        call("restart", Map.of("service", service, "rolling", rolling));
        return new Progress(
                this,
                "the workers of " + service + " are restarted",
                Goals.replaced(before, Goals.named(service), worker -> true));
    }

    /**
     * Replaces one worker.
     *
     * @param service the service
     * @param worker its number
     * @return reached when it is up again and stable
     */
    public Progress restart(String service, int worker) {
        ManagerStatus before = status();
        call("restart", Map.of("service", service, "worker", worker));
        return new Progress(
                this,
                service + "." + worker + " is restarted",
                Goals.replaced(before, Goals.named(service), id -> id == worker));
    }

    /**
     * Stops the manager.
     *
     * @param now whether everything ends at once, as on SIGINT; otherwise gracefully, as on SIGTERM
     * @return reached when the manager does not listen any more
     */
    public Progress stop(boolean now) {
        ManagerStatus before = status();
        call("stop", Map.of("now", now));
        return Progress.toTheEnd(this, "the manager has ended", before);
    }

    /**
     * Sends a signal to the workers of a service that have a process.
     *
     * @param service the service
     * @param worker the number of one; all if empty
     * @param signal such as {@code "USR1"}
     * @return the numbers of those it was sent to
     */
    public List<Integer> signal(String service, OptionalInt worker, String signal) {
        return call("signal", with(worker, Map.of("service", service, "signal", signal)))
                .integers("workers");
    }

    /**
     * Returns the last events.
     *
     * @param last how many, 0 to 1,000
     * @return the events, oldest first
     */
    public List<ControlEvent> events(int last) {
        return call("events", Map.of("last", last)).objects("events", Readings::event);
    }

    /**
     * Follows what happens, on a connection and a daemon thread of its own. Each loss is an event: {@code dropped} says how
     * many events a slow listener has missed, and {@code disconnected} is the last one where the connection ends before {@code
     * manager.stopped}, because the manager was killed or this listener took nothing for 30 s.
     * A listener that throws ends the following.
     *
     * @param last how many of the last events to begin with, 0 to 1,000
     * @param listener receives each
     * @return ends the following when closed; it ends by itself with the manager
     */
    public Following onEvent(int last, Consumer<ControlEvent> listener) {
        return Following.begin(
                socket, "events", Map.of("last", last, "follow", true), "events", new EventListener(listener));
    }

    /**
     * Asks for what led to the present state of a worker.
     *
     * @param service the service
     * @param worker its number
     * @return the reason
     */
    public Reason why(String service, int worker) {
        Document answer = call("why", Map.of("service", service, "worker", worker));
        return new Reason(
                answer.object("worker").map(Readings::worker).orElseThrow(),
                answer.objects("because", Readings::event),
                answer.texts("lastOutput"));
    }

    /**
     * Asks a worker for a dump of its threads. It answers also while its service is stuck.
     *
     * @param service the service
     * @param worker its number
     * @return the text
     */
    public String threads(String service, int worker) {
        return call("threads", Map.of("service", service, "worker", worker)).text("text");
    }

    /**
     * Asks a worker for a histogram of its heap, which takes a full collection.
     *
     * @param service the service
     * @param worker its number
     * @return the text
     */
    public String heap(String service, int worker) {
        return call("heap", Map.of("service", service, "worker", worker)).text("text");
    }

    /**
     * Asks for the level of a logger, or changes it, until the worker ends.
     *
     * @param service the service
     * @param worker the number of one; all if empty
     * @param logger its name; {@code ROOT} for the root
     * @param level TRACE, DEBUG, INFO, WARN, ERROR or OFF; nothing is changed if empty
     * @return the level it then has in each worker
     */
    public List<LogLevel> logLevel(String service, OptionalInt worker, String logger, Optional<String> level) {
        Map<String, Object> fields = with(worker, Map.of("service", service, "logger", logger));
        level.ifPresent(text -> fields.put("level", text));
        return call("loglevel", fields).objects("workers", Readings::level);
    }

    /**
     * Returns the last lines of captured output.
     *
     * @param service the service; all whose output is captured if empty
     * @param worker the number of one; all if empty
     * @param last how many, 0 to 1,000
     * @return the lines, oldest first
     */
    public List<LogLine> logs(Optional<String> service, OptionalInt worker, int last) {
        return call("logs", logFields(service, worker, last)).objects("lines", Readings::line);
    }

    /**
     * Follows captured output, on a connection and a daemon thread of its own.
     *
     * @param service the service; all whose output is captured if empty
     * @param worker the number of one; all if empty
     * @param last how many of the last lines to begin with, 0 to 1,000
     * @param listener receives each line
     * @return ends the following when closed; it ends by itself with the manager
     */
    public Following onLog(Optional<String> service, OptionalInt worker, int last, Consumer<LogLine> listener) {
        Map<String, Object> fields = logFields(service, worker, last);
        fields.put("follow", true);
        return Following.begin(socket, "logs", fields, "lines", new LogListener(listener));
    }

    private static Map<String, Object> logFields(Optional<String> service, OptionalInt worker, int last) {
        Map<String, Object> fields = with(worker, Map.of("last", last));
        service.ifPresent(name -> fields.put("service", name));
        return fields;
    }

    private static Map<String, Object> with(OptionalInt worker, Map<String, Object> others) {
        Map<String, Object> fields = new LinkedHashMap<>(others);
        worker.ifPresent(number -> fields.put("worker", number));
        return fields;
    }

    Path socket() {
        return socket;
    }

    /** Closes the connection; the manager goes on. */
    @Override
    public void close() {
        session.close();
    }
}
