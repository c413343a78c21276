package io.supervisor4j.option;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A snapshot of a master's options. A worker may know fewer groups than its master, but not more. */
record SnapshotSource(Supplier<OptionsSnapshot> snapshot) implements OptionSource {

    private static final Origin MASTER = Origin.of("master");

    @Override
    public List<Setting> read(Catalog catalog, LoadProblems problems) {
        Map<String, String> values = snapshot.get().values();
        catalog.groups().stream()
                .filter(group -> group.specs().anyMatch(spec -> spec.always() && !values.containsKey(spec.key())))
                .forEach(group -> problems.add(
                        MASTER,
                        group.name(),
                        "the master does not have these options; register "
                                + group.type().getName() + " there too"));
        return values.entrySet().stream()
                .filter(entry -> catalog.meaning(entry.getKey()) instanceof Catalog.Meaning.Known)
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), MASTER))
                .toList();
    }
}
