package io.supervisor4j.option;

import io.supervisor4j.text.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One load: used once. */
final class Load {

    private final Catalog catalog;
    private final LoadProblems problems = new LoadProblems();
    private final Map<String, ResolvedValue> chosen = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<String> notices = new ArrayList<>();

    Load(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Asks the sources, from the weakest to the strongest. */
    State read(List<OptionSource> sources) {
        catalog.specs().forEach(spec -> chosen.put(spec.key(), byDefault(spec)));
        sources.forEach(source -> given(source).values().forEach(this::choose));
        catalog.specs().stream()
                .filter(spec -> spec.required() && of(spec).value() == null)
                .filter(spec -> wrong.add(spec.key()))
                .forEach(spec -> problems.add(
                        Origin.of("options"),
                        spec.key(),
                        "must be set, as there is no default: " + spec.option().help()));
        return built("");
    }

    /** Takes values that were read before, each valid by itself. */
    State take(Map<String, ResolvedValue> values) {
        chosen.putAll(values);
        return built("; the options that need a restart are still as they were");
    }

    private static ResolvedValue byDefault(OptionSpec spec) {
        return new ResolvedValue(spec, spec.defaultValue(), Origin.DEFAULT);
    }

    /** What a source says, by option: the entries of a map are put together. */
    private Map<String, Given> given(OptionSource source) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Setting setting : source.read(catalog, problems)) {
            Catalog.Meaning meaning = catalog.meaning(setting.name());
            if (meaning instanceof Catalog.Meaning.Known known) {
                add(given, known, setting);
            } else if (meaning instanceof Catalog.Meaning.Removed removed) {
                problems.add(setting.origin(), setting.name(), "was removed: " + removed.message());
            } else if (meaning instanceof Catalog.Meaning.Unknown unknown) {
                problems.add(setting.origin(), setting.name(), "unknown option" + unknown.question());
            }
        }
        return given;
    }

    private void add(Map<String, Given> given, Catalog.Meaning.Known known, Setting setting) {
        OptionSpec spec = known.spec();
        if (known.former()) {
            notices.add(setting.origin() + ": " + setting.name() + " is now called " + spec.key());
        }
        Given present = given.get(spec.key());
        if (present == null || known.entry() == null) {
            if (present != null) {
                problems.add(
                        setting.origin(),
                        setting.name(),
                        "is set twice, first at " + present.setting().origin());
            }
            given.put(spec.key(), new Given(spec, setting.withEntry(known.entry())));
        } else {
            given.put(spec.key(), new Given(spec, present.setting().and(setting.withEntry(known.entry()))));
        }
    }

    /** What is overruled must be right too. */
    private void choose(Given given) {
        Setting setting = given.setting();
        OptionSpec spec = given.spec();
        try {
            String text = setting.textFor(spec.type());
            choose(spec, setting, text);
        } catch (IllegalArgumentException e) {
            wrong.add(spec.key());
            problems.add(setting.origin(), setting.name(), String.valueOf(e.getMessage()));
        }
    }

    private void choose(OptionSpec spec, Setting setting, String text) {
        try {
            Object value = spec.type().parse(text, setting.origin().folder());
            chosen.put(spec.key(), new ResolvedValue(spec, value, setting.origin()));
        } catch (IllegalArgumentException e) {
            wrong.add(spec.key());
            String shown = spec.option().secret() ? "the value" : "'" + Printable.line(text) + "'";
            problems.add(setting.origin(), setting.name(), shown + " " + e.getMessage());
        }
    }

    /** The hint ends the message of a record that refuses its values. */
    private State built(String hint) {
        Map<Class<?>, Record> records = new HashMap<>();
        for (GroupShape group : catalog.groups()) {
            if (group.specs().noneMatch(spec -> wrong.contains(spec.key()))) {
                try {
                    records.put(group.type(), group.shape().build(spec -> of(spec).value()));
                } catch (IllegalArgumentException e) {
                    problems.add(Origin.of("options"), group.name(), e.getMessage() + hint);
                }
            }
        }
        problems.throwIfAny();
        return new State(Collections.unmodifiableMap(chosen), Map.copyOf(records), List.copyOf(notices));
    }

    private ResolvedValue of(OptionSpec spec) {
        return Objects.requireNonNull(chosen.get(spec.key()), spec.key());
    }

    /** What one source says of an option. */
    private record Given(OptionSpec spec, Setting setting) {}
}
