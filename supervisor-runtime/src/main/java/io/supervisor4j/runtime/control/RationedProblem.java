package io.supervisor4j.runtime.control;

import java.util.function.Consumer;

/** A problem that may come again and again, and is told the first time, the second, the fourth, the eighth and so on. */
final class RationedProblem {

    private final Consumer<String> told;
    private long count;

    RationedProblem(Consumer<String> told) {
        this.told = told;
    }

    void tell(String text) {
        count++;
        if (Long.bitCount(count) == 1) {
            told.accept(count == 1 ? text : text + " (" + count + " times so far)");
        }
    }
}
