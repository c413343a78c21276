package io.supervisor4j.cli.it;

import io.supervisor4j.option.Option;
import io.supervisor4j.option.OptionGroup;

/** A group of options. */
@OptionGroup("sample")
public record SampleOptions(
        @Option(help = "How many threads.", defaultValue = "4")
        int threads) {}
