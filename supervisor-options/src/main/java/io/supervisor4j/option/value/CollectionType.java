package io.supervisor4j.option.value;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several values of one type: a list, or a set in the order given.
 *
 * @param element the type of each
 * @param unique whether it is a set
 * @param <T> the values
 */
public record CollectionType<T>(ValueType<T> element, boolean unique) implements ValueType<Collection<T>> {

    @Override
    public Collection<T> parse(String text, @Nullable Path folder) {
        List<T> values = ListText.split(text, ',').stream()
                .map(part -> parsed(ListText.plain(part), folder))
                .toList();
        return unique ? Collections.unmodifiableSet(new LinkedHashSet<>(values)) : values;
    }

    private T parsed(String text, @Nullable Path folder) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("has an empty element");
        }
        try {
            return element.parse(text, folder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has an element that " + e.getMessage(), e);
        }
    }

    @Override
    public String text(Node node) {
        if (!(node instanceof Node.Sequence list)) {
            throw new IllegalArgumentException(
                    "takes a list, such as [a, b], not " + (node instanceof Node.Scalar ? "one value" : node.kind()));
        }
        return ListText.join(list.elements().stream().map(this::elementText).toList());
    }

    private String elementText(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            throw new IllegalArgumentException("the elements of a list must be plain values, not " + node.kind());
        } else if (scalar.text().isEmpty() || scalar.type() == Node.Type.NULL) {
            throw new IllegalArgumentException("has an empty element");
        }
        try {
            return element.text(scalar);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has an element that " + e.getMessage(), e);
        }
    }

    @Override
    public String print(Collection<T> values) {
        return ListText.join(values.stream().map(element::print).toList());
    }

    @Override
    public String label() {
        return (unique ? "set of: " : "list of: ") + element.label();
    }

    @Override
    public void describe(Map<String, Object> schema) {
        Map<String, Object> items = new LinkedHashMap<>();
        element.describe(items);
        items.put("minLength", 1);
        schema.put("type", "array");
        schema.put("items", items);
    }

    @Override
    public Object tree(Collection<T> values) {
        return values.stream().map(element::tree).toList();
    }
}
