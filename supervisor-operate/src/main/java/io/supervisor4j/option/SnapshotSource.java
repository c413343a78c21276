package io.supervisor4j.option;

import java.util.List;
import java.util.function.Supplier;

/** A snapshot of a master's options. A worker may know fewer groups than its master. */
record SnapshotSource(Supplier<OptionsSnapshot> snapshot) implements Source {

    private static final Origin MASTER = Origin.of("master");

    @Override
    public List<Setting> read(Catalog catalog, Problems problems) {
        return snapshot.get().values().entrySet().stream()
                .filter(entry -> catalog.meaning(entry.getKey()) instanceof Catalog.Meaning.Known)
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), MASTER))
                .toList();
    }
}
