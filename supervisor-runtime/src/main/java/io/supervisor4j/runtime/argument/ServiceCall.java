package io.supervisor4j.runtime.argument;

import io.supervisor4j.ServiceSpec;
import io.supervisor4j.rule.ServiceConstructor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call of a service's constructor, as text: which one, and with what. Made by the master when a service is added, so that what
 * cannot make the trip is refused there.
 *
 * @param constructor the constructor's signature
 * @param arguments the arguments, in the order of the constructor's parameters
 */
public record ServiceCall(String constructor, String arguments) {

    /**
     * Chooses the constructor for the arguments of a specification, and turns them into text.
     *
     * @param spec the specification
     * @return the call
     * @throws IllegalArgumentException if none or several constructors fit, or an argument cannot travel; names it
     */
    public static ServiceCall of(ServiceSpec spec) {
        Constructor<?> constructor = ServiceConstructor.choose(
                spec.name(),
                spec.type(),
                spec.arguments().size(),
                spec.namedArguments().keySet(),
                "");
        Parameter[] parameters = constructor.getParameters();
        List<@Nullable Object> values = new ArrayList<>(spec.arguments());
        int first = parameters.length - values.size() - spec.namedArguments().size();
        for (int i = first + values.size(); i < parameters.length; i++) {
            values.add(spec.namedArguments().get(parameters[i].getName()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            Type declared = ArgumentText.declared(constructor, first + i);
            Argument argument = new Argument(spec, i + 1, parameters[first + i], declared);
            argument.appendTo(text, values.get(i));
        }
        return new ServiceCall(Signature.of(constructor), text.toString());
    }

    /** One argument and the parameter it is for. */
    private record Argument(ServiceSpec spec, int number, Parameter parameter, Type declared) {

        void appendTo(StringBuilder out, @Nullable Object given) {
            if (given == null) {
                if (parameter.getType().isPrimitive()) {
                    throw refused("null is no " + parameter.getType(), null);
                }
                ArgumentText.append(out, PlainText.NULL, "");
                return;
            }
            Object value = Widening.widened(given, parameter.getType());
            if (!Widening.accepts(parameter.getType(), value)) {
                throw refused("a " + value.getClass().getName() + " is no " + declared.getTypeName(), null);
            }
            char kind = PlainText.kindOf(value);
            ArgumentText.append(out, kind, kind == PlainText.JSON ? json(value) : PlainText.write(value));
        }

        private String json(Object value) {
            String json;
            Object arrived;
            try {
                json = JsonText.write(value);
                arrived = JsonText.read(json, declared);
            } catch (RuntimeException e) {
                throw refused("it cannot travel to another JVM: " + e.getMessage(), e);
            }
            if (!RoundTrip.preserved(value, arrived)) {
                throw refused("it would arrive changed, as " + arrived, null);
            }
            return json;
        }

        private IllegalArgumentException refused(String why, @Nullable Throwable cause) {
            String name = parameter.isNamePresent() ? " '" + parameter.getName() + "'" : "";
            return new IllegalArgumentException(
                    "service " + spec.name() + ": argument " + number + name + " (" + declared.getTypeName() + ") of "
                            + spec.type().getName() + " is refused: " + why,
                    cause);
        }
    }
}
