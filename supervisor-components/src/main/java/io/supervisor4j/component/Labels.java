package io.supervisor4j.component;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names of components, also of those whose own method fails: a name must never be what keeps a component from being stopped. */
final class Labels {

    private Labels() {}

    static String of(Component component) {
        return safe(component, component::label);
    }

    static String shortOf(Component component) {
        return safe(component, component::shortLabel);
    }

    private static String safe(Component component, Supplier<@Nullable String> label) {
        try {
            String text = label.get();
            return text == null ? component.getClass().getSimpleName() : text;
        } catch (Throwable e) {
            return component.getClass().getSimpleName();
        }
    }
}
