package io.supervisor4j.cli.view;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.cli.run.FileNumbers;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a manager is, for people: at most 80 columns, but for a path that is longer. */
public final class StatusTable {

    static final int WIDTH = 80;
    private static final String NOTHING = "-";

    private static final List<Table.Column> COLUMNS = List.of(
            new Table.Column("NAME", false),
            new Table.Column("ID", true),
            new Table.Column("PID", true),
            new Table.Column("STATE", false),
            new Table.Column("UPTIME", true),
            new Table.Column("RESTARTS", true),
            new Table.Column("LAST EXIT", false),
            new Table.Column("RSS", true),
            new Table.Column("CPU", true));

    private final boolean colours;
    private final Instant now;
    private final Map<String, Integer> inFile;

    /** Takes whether there are colours, the time, and how many workers the manager's file asks for, by service. */
    StatusTable(boolean colours, Instant now, Map<String, Integer> inFile) {
        this.colours = colours;
        this.now = now;
        this.inFile = inFile;
    }

    /** Asks a manager how it is; the answer is the document as it came, or a table. */
    public static String page(ControlClient manager, boolean json) {
        if (json) {
            return manager.statusJson();
        }
        ManagerStatus status = manager.status();
        Map<String, Integer> inFile = FileNumbers.read(status.name(), status.pid());
        return String.join("\n", new StatusTable(Colours.isOn(), Instant.now(), inFile).lines(status));
    }

    List<String> lines(ManagerStatus manager) {
        List<String> lines = new ArrayList<>();
        lines.add(head(manager));
        Table table = new Table(COLUMNS);
        for (ServiceStatus service : manager.services()) {
            service.workers().forEach(worker -> table.add(row(service, worker)));
        }
        lines.addAll(table.lines(WIDTH));
        manager.services().forEach(service -> lines.addAll(notes(service)));
        lines.addAll(archives(manager));
        return lines;
    }

    /** Why services start without an archive, each reason once: it is the same for all of them, but for options of their own. */
    private static List<String> archives(ManagerStatus manager) {
        List<String> lines = new ArrayList<>();
        for (ServiceStatus service : manager.services()) {
            String line = Printable.line(service.archive().describe());
            if (service.archive().isObstacle() && !lines.contains(line)) {
                lines.add(line);
            }
        }
        return lines.stream().flatMap(line -> Table.wrap(line, WIDTH).stream()).toList();
    }

    private String head(ManagerStatus manager) {
        String rest = ", pid " + manager.pid() + ", up " + Figures.time(since(manager.started()));
        String name = Table.cut(
                Printable.line(manager.name()),
                WIDTH - 2 - manager.state().name().length() - rest.length());
        return name + ": " + Colours.of(manager.state()).on(word(manager.state()), colours) + rest;
    }

    private Duration since(Instant time) {
        Duration passed = Duration.between(time, now);
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private List<Table.Cell> row(ServiceStatus service, WorkerStatus worker) {
        return List.of(
                Table.Cell.of(service.name()),
                Table.Cell.of(String.valueOf(worker.id())),
                Table.Cell.of(
                        worker.pid().isPresent() ? String.valueOf(worker.pid().getAsLong()) : NOTHING),
                state(worker),
                Table.Cell.of(worker.uptime().map(Figures::time).orElse(NOTHING)),
                Table.Cell.of(String.valueOf(worker.restarts())),
                Table.Cell.of(worker.lastExit().map(last -> exit(last.exit())).orElse(NOTHING)),
                Table.Cell.of(
                        worker.rssBytes().isPresent()
                                ? Figures.bytes(worker.rssBytes().getAsLong())
                                : NOTHING),
                Table.Cell.of(worker.cpuTime().map(Figures::time).orElse(NOTHING)));
    }

    private Table.Cell state(WorkerStatus worker) {
        // The codes of colours are not counted in the width of a column.
        String[] codes = Colours.of(worker.state()).on("\n", colours).split("\n", -1);
        return new Table.Cell(word(worker.state()), codes[0], codes[1]);
    }

    /** What a column of 11 can hold. */
    private static String exit(WorkerExit exit) {
        return switch (exit.cause()) {
            case DEADLINE -> "deadline";
            case BOOT_TIMEOUT -> "not ready";
            case SPAWN_FAILED -> "not started";
            case EXITED, SIGNALLED, REQUESTED ->
                exit.status() < 0 ? exit.describe().substring("killed by ".length()) : "status " + exit.status();
        };
    }

    /** What does not go without saying. */
    private List<String> notes(ServiceStatus service) {
        List<String> notes = new ArrayList<>();
        if (service.ready() != service.target() || service.workers().size() != service.target()) {
            notes.add(service.ready() + " of " + service.target() + " workers ready");
        }
        int said = inFile.getOrDefault(service.name(), service.target());
        if (said != service.target()) {
            notes.add(service.target() + " wanted by hand, " + said + " in the file");
        }
        if (service.standbys() > 0) {
            notes.add(service.warmStandbys() + " of " + service.standbys() + " standbys warm");
        }
        if (service.restarting()) {
            notes.add("restarting");
        }
        if (service.droppedLines() > 0) {
            notes.add(service.droppedLines() + " lines of output dropped");
        }
        return notes.isEmpty()
                ? List.of()
                : List.of(Table.cut(Printable.line(service.name()) + ": " + String.join(", ", notes), WIDTH));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
