package io.supervisor4j.option;

import io.supervisor4j.text.Printable;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** All options, for people. */
final class Listing {

    private Listing() {}

    static String of(State state) {
        return state.chosen().values().stream().map(Listing::entry).collect(Collectors.joining());
    }

    private static String entry(ResolvedValue chosen) {
        OptionSpec spec = chosen.spec();
        return spec.key() + " = " + Printable.line(chosen.toString()) + "\n"
                + indented(spec.option().help())
                + indented(facts(spec) + "; from " + chosen.origin());
    }

    private static String indented(String text) {
        return text.lines().map(line -> "    " + Printable.line(line) + "\n").collect(Collectors.joining());
    }

    /** What a sample file says too. */
    static String facts(OptionSpec spec) {
        StringJoiner facts = new StringJoiner("; ");
        facts.add(spec.type().label());
        if (spec.defaultText() != null) {
            facts.add("default " + (spec.option().secret() ? ResolvedValue.MASK : shown(spec.defaultText())));
        } else {
            facts.add(spec.optional() ? "no default" : "must be set");
        }
        if (spec.option().mutable()) {
            facts.add("may change while running");
        }
        if (spec.option().secret()) {
            facts.add("secret");
        }
        return facts.toString();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "empty" : Printable.line(text);
    }
}
