package io.supervisor4j.option;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.supervisor4j.document.Documents;
import io.supervisor4j.option.GeneratedDocuments.Limited;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is valid for the reader of options is valid for their schema, and the reverse. */
class SchemaAgreementTest {

    private static final int DOCUMENTS = 800;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private Path folder;

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static JsonSchema schema(Class<? extends Record>... groups) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(OptionSchema.json(groups));
    }

    private static OptionsBuilder everyGroup() {
        return Options.builder().group(EveryType.class).group(Limited.class).group(ServiceOptions.class);
    }

    /** Empty if it is valid. */
    private static String wrong(OptionsBuilder builder) {
        try {
            builder.build();
            return "";
        } catch (OptionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void generatedDocumentsAreValidForBothOrForNeither() throws Exception {
        JsonSchema schema = schema(EveryType.class, Limited.class, ServiceOptions.class);
        OptionFiles files = new OptionFiles(folder);
        int valid = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            JsonNode document = new GeneratedDocuments(seed).next();
            // In YAML a document in JSON means the same.
            Path file = files.write(seed % 2 == 0 ? "a.json" : "a.yaml", JSON.writeValueAsString(document));

            String reader = wrong(everyGroup().file(file));
            Set<?> validator = schema.validate(document);

            assertThat(reader.isEmpty())
                    .as("seed %d, %s%nreader: %s%nschema: %s", seed, document, reader, validator)
                    .isEqualTo(validator.isEmpty());
            valid += reader.isEmpty() ? 1 : 0;
        }
        assertThat(valid).isBetween(DOCUMENTS / 10, DOCUMENTS - DOCUMENTS / 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"graceful-shutdown-timeout\": 0}|true",
                "{\"gracefulShutdownTimeout\": \"5s\"}|true",
                "{\"graceful-shutdown-timeout\": 5}|false",
                "{\"graceful-shutdown-timeout\": null, \"all\": null}|true",
                "{\"all\": {\"hosts\": [\"\"]}}|false",
                "{\"all\": {\"hosts\": []}}|true",
                "{\"all\": {\"whole\": \"7\"}}|false",
                "{\"all\": {\"whole\": 7.0}}|true",
                "{\"all\": {\"whole\": 3000000000}}|false",
                "{\"all\": {\"text\": 7}}|true",
                "{\"all.retry.first_wait\": \"1s\", \"all.labels.a.b\": \"x\"}|true"
            })
    void theOnesThatOnceDifferedAgree(String text, boolean valid) throws Exception {
        Path file = new OptionFiles(folder).write("a.json", text);

        assertThat(wrong(everyGroup().file(file)).isEmpty()).isEqualTo(valid);
        assertThat(schema(EveryType.class, Limited.class, ServiceOptions.class)
                        .validate(JSON.readTree(text))
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void aSampleIsValidForTheSchemaWithAndWithoutItsCommentMarks() throws Exception {
        String sample = SampleFile.yaml(EveryType.class, Limited.class, ServiceOptions.class);
        for (String text : new String[] {sample, sample.replaceAll("#(?=[a-z])", "")}) {
            Object plain = Documents.read(Path.of("a.yaml"), text).plain();

            assertThat(schema(EveryType.class, Limited.class, ServiceOptions.class)
                            .validate(JSON.readTree(JSON.writeValueAsString(plain))))
                    .isEmpty();
        }
    }

    @Test
    void theSchemaOffersProperNamesAndAllowsTheOthersOnlyOnce() {
        @OptionGroup("a")
        record Group(
                @Option(help = "h", defaultValue = "1", deprecatedNames = "old.place.of-x")
                int firstName) {}
        JsonSchema schema = schema(Group.class);
        Random random = new Random(1);
        for (String name : new String[] {"first-name", "firstName", "FIRST_NAME", "-first_name-"}) {
            int value = random.nextInt(100);
            assertThat(errors(schema, "{\"a\": {\"%s\": %d}}".formatted(name, value)))
                    .as(name)
                    .isZero();
            assertThat(errors(schema, "{\"a\": {\"%s\": \"%d\"}}".formatted(name, value)))
                    .as(name)
                    .isEqualTo(1);
        }
        assertThat(errors(schema, "{\"old\": {\"place\": {\"ofX\": 1}}}")).isZero();
        assertThat(errors(schema, "{\"old.place\": {\"ofY\": 1}}")).isEqualTo(1);
    }

    private static int errors(JsonSchema schema, String text) {
        try {
            return schema.validate(JSON.readTree(text)).size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
