package io.supervisor4j.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all sources, from the weakest to the strongest, and either makes a state of them or reports everything that is wrong. */
record Loader(Catalog catalog, List<OptionSource> sources) {

    State load() {
        return new Load(catalog).read(sources);
    }

    /** Takes over what may change in place, and leaves everything else as it was before. */
    State merged(State before, State read) {
        Map<String, ResolvedValue> chosen = new LinkedHashMap<>();
        read.chosen()
                .forEach((key, value) ->
                        chosen.put(key, value.spec().option().mutable() ? value : before.of(value.spec())));
        return new Load(catalog).take(chosen);
    }
}
