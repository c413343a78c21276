package io.supervisor4j.cli.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.supervisor4j.Service;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.option.DurationText;
import io.supervisor4j.rule.ServiceConstructor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the arguments in the file into what the constructor of a service takes. */
final class Arguments {

    private final String service;
    private final Parameter[] parameters;

    private Arguments(String service, Parameter[] parameters) {
        this.service = service;
        this.parameters = parameters;
    }

    /** Takes the only constructor that fits; where none or several do, the engine says so. */
    static Arguments of(String service, Class<? extends Service> type, int positional, Set<String> named) {
        List<Constructor<?>> fitting = ServiceConstructor.fitting(type, positional, named);
        return new Arguments(service, fitting.size() == 1 ? fitting.get(0).getParameters() : new Parameter[0]);
    }

    @Nullable
    Object[] positional(List<@Nullable Object> values, int named) {
        List<@Nullable Object> converted = new ArrayList<>();
        int first = parameters.length - named - values.size();
        for (int i = 0; i < values.size(); i++) {
            boolean known = parameters.length > 0;
            converted.add(known ? convert(values.get(i), parameters[first + i]) : values.get(i));
        }
        return converted.toArray();
    }

    Map<String, @Nullable Object> named(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> converted = new LinkedHashMap<>(values);
        for (Parameter parameter : parameters) {
            converted.computeIfPresent(parameter.getName(), (name, value) -> convert(value, parameter));
        }
        return converted;
    }

    private @Nullable Object convert(@Nullable Object value, Parameter parameter) {
        if (value == null || parameter.getType().isInstance(value)) {
            return value;
        }
        try {
            return Mapping.JSON.convertValue(
                    value, Mapping.JSON.getTypeFactory().constructType(parameter.getParameterizedType()));
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new SupervisorException(
                    "service " + service + ": the argument " + value + " is no "
                            + parameter.getParameterizedType().getTypeName() + ": " + reason,
                    e);
        }
    }

    /** Loaded only where an argument is not what the constructor takes already. */
    private static final class Mapping {

        static final JsonMapper JSON = JsonMapper.builder()
                .addModule(new ParameterNamesModule())
                .addModule(new SimpleModule().addDeserializer(Duration.class, new OfDuration()))
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    private static final class OfDuration extends StdScalarDeserializer<Duration> {

        OfDuration() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return DurationText.parse(parser.getText());
        }
    }
}
