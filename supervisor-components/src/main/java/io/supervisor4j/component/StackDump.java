package io.supervisor4j.component;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where everything is that runs for a component and those below it, as text for people (M-39). */
final class StackDump {

    private StackDump() {}

    static String of(Component component) {
        String text = component.node().subtree().map(StackDump::works).collect(Collectors.joining());
        return text.isEmpty() ? "nothing runs in " + component + "\n" : text;
    }

    private static String works(Component component) {
        Run run = component.lifecycle().run();
        List<Activity> works =
                run == null ? List.of() : run.monitor().change(() -> run.works().all());
        return works.stream()
                .map(work -> component.node().path() + "/" + work.name() + "\n" + stack(work))
                .collect(Collectors.joining());
    }

    private static String stack(Activity work) {
        return Arrays.stream(work.stack()).map(call -> "\tat " + call + "\n").collect(Collectors.joining());
    }
}
