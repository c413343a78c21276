package io.supervisor4j.cli.file;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.cli.run.FileProblems;
import io.supervisor4j.cli.run.ManagerPlan;
import io.supervisor4j.cli.run.PlanException;
import io.supervisor4j.cli.run.PlanFile;
import io.supervisor4j.cli.run.ServiceDefinition;
import io.supervisor4j.cli.run.SourceLines;
import io.supervisor4j.document.DocumentException;
import io.supervisor4j.document.Documents;
import io.supervisor4j.document.Node;
import io.supervisor4j.rule.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads the file of {@code supervisor run}. */
public final class AppFile implements Function<Path, PlanFile> {

    private static final int MOST_WORKERS = 100_000;

    /** Called by name, from a manager that has these classes not on its class path. */
    public AppFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what it says, and where
     * @throws PlanException if it is wrong; with all that is
     */
    @Override
    public PlanFile apply(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        FileProblems problems = new FileProblems(file);
        String text = FileText.read(absolute, problems);
        problems.check();
        Node.Mapping tree = parse(absolute, text, problems);
        // A file that is none has no services either; that need not be said too.
        problems.check();
        new NulCharacters(problems).tell("", tree);
        problems.check();
        Section root = new Section("", tree, problems);
        ManagerPlan plan = plan(root, absolute);
        root.end();
        problems.check();
        return new PlanFile(plan, new SourceLines(file, Lines.of(tree)), text.endsWith("\n"));
    }

    /** Returns the mapping that the text is; an empty one, with a problem told, if it is none. */
    private static Node.Mapping parse(Path file, String text, FileProblems problems) {
        try {
            Node root = Documents.read(file, text);
            if (root instanceof Node.Mapping mapping) {
                return mapping;
            }
            problems.add(root.line(), "", "the file must be a mapping from names to values, and is " + root.kind());
        } catch (DocumentException e) {
            problems.add(e.line(), e.path().isEmpty() ? "the file" : e.path(), e.reason());
        }
        return new Node.Mapping(1, List.of());
    }

    private static ManagerPlan plan(Section root, Path file) {
        Path folder = Objects.requireNonNull(file.getParent(), "folder");
        Optional<Integer> maxWorkers = root.number("max-workers", 1, MOST_WORKERS);
        return new ManagerPlan(
                root.parsed("name", AppFile::name).orElseGet(() -> nameOf(file)),
                classPath(root, folder),
                root.texts("jvm-options"),
                new ManagerPlan.Limits(
                        root.duration("graceful-shutdown-timeout"),
                        root.duration("boot-timeout"),
                        root.duration("reload-timeout"),
                        root.duration("spawn-interval"),
                        maxWorkers),
                hooks(root),
                services(root, folder, maxWorkers.orElse(ServiceManager.Builder.DEFAULT_MAX_WORKERS)));
    }

    private static List<String> classPath(Section root, Path folder) {
        List<String> classPath = new ArrayList<>();
        for (String entry : root.texts("class-path")) {
            try {
                List<String> files = ClassPathEntry.expand(folder, entry);
                if (files.isEmpty()) {
                    root.problem("class-path", "has the entry '" + entry + "', and there is nothing in " + folder);
                }
                classPath.addAll(files);
            } catch (IOException e) {
                root.problem("class-path", "has the entry '" + entry + "', which cannot be read: " + e);
            }
        }
        return classPath;
    }

    private static String name(String text) {
        if (!FileNames.isName(text, FileNames.MANAGER_LENGTH)) {
            throw new IllegalArgumentException(
                    "must be " + FileNames.rule(FileNames.MANAGER_LENGTH) + ", and is '" + text + "'");
        }
        return text;
    }

    /** The file's name up to its first dot, if that can be a name. */
    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\..*$", "");
        return FileNames.isName(name, FileNames.MANAGER_LENGTH) ? name : "app";
    }

    private static ManagerPlan.HookClasses hooks(Section root) {
        Section section = root.section("hooks").orElseGet(root::empty);
        ManagerPlan.HookClasses hooks = new ManagerPlan.HookClasses(
                section.texts("terminate"),
                section.texts("reload"),
                section.texts("dead-worker"),
                section.texts("worker-ready"),
                section.texts("new-worker"));
        section.end();
        return hooks;
    }

    private static List<ServiceDefinition> services(Section root, Path folder, int maxWorkers) {
        ServiceReader reader = new ServiceReader(folder, Runtime.getRuntime().availableProcessors());
        List<ServiceDefinition> services = new ArrayList<>();
        root.section("services").ifPresent(section -> section.sections()
                .forEach((name, service) -> services.add(reader.read(name, service))));
        if (root.has("services") && root.take("services").isEmpty()) {
            // A file that was cut off here must not end all services.
            root.problem("services", "has nothing in it; for no services write {}");
        } else if (!root.has("services")) {
            root.problem("needs services: a mapping from names to services");
        }
        if (services.size() > ServiceManager.Builder.MAX_SERVICES) {
            root.problem(
                    "services",
                    "are " + services.size() + ", more than the " + ServiceManager.Builder.MAX_SERVICES
                            + " that a manager may have");
        }
        long wanted = services.stream()
                .mapToLong(service -> (long) service.workers() + service.standby())
                .sum();
        if (wanted > maxWorkers) {
            root.problem(
                    "services",
                    "have " + wanted + " workers and standbys together, more than the " + maxWorkers
                            + " of max-workers");
        }
        return services;
    }
}
