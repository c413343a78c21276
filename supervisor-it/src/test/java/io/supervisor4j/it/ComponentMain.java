package io.supervisor4j.it;

import io.supervisor4j.component.Component;
import io.supervisor4j.component.ComponentProgram;
import io.supervisor4j.component.Components;

/** A program that is a tree of components, without a master. */
public final class ComponentMain {

    private ComponentMain() {}

    /** Ends as its only argument says: {@code crash} or {@code stop}. */
    public static void main(String[] args) throws InterruptedException {
        boolean recorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        Talker.line("flight recorder: " + recorder);
        System.exit(ComponentProgram.run(args[0].equals("crash") ? crashing() : stopping()));
    }

    private static Component crashing() {
        return Components.of("crashing", () -> {
            throw new IllegalStateException("broken");
        });
    }

    private static Component stopping() {
        return new Component() {
            {
                task("stop", this::stopAsync);
            }
        };
    }
}
