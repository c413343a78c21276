package io.supervisor4j.option;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value as a source gives it.
 *
 * @param name the option's name, in any of its ways of writing
 * @param text the value
 * @param origin where it stands
 */
record Setting(String name, String text, Origin origin) {

    /** Returns the setting of a map with this entry alone; the same setting if there is no key. */
    Setting withEntry(@Nullable String key) {
        return key == null ? this : new Setting(name, ListText.pair(Map.entry(key, text)), origin);
    }

    /** Adds another's entries. */
    Setting and(Setting more) {
        return text.isBlank() ? more : new Setting(name, text + "," + more.text, origin);
    }
}
