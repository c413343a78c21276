package io.supervisor4j.option.value;

import java.util.List;

/**
 * What the declaration of an option says about its values, beyond their type. As in the annotation, the empty text is no limit.
 *
 * @param min the least
 * @param max the greatest
 * @param choices the only ones; none for no limit
 * @param pattern what the text of each must match
 */
public record ValueLimits(String min, String max, List<String> choices, String pattern) {}
