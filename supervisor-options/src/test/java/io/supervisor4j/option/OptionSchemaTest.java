package io.supervisor4j.option;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor4j.option.value.DurationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OptionSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @OptionGroup("db")
    record Database(
            @Option(help = "pass word", secret = true, defaultValue = "hunter2")
            String password,

            @Option(
                    help = "level",
                    defaultValue = "1",
                    choices = {"1", "2"})
            int level,

            @Option(help = "user", defaultValue = "me", pattern = "[a-z]+")
            String user) {}

    private static JsonNode schema(Class<? extends Record> group) throws Exception {
        return JSON.readTree(OptionSchema.json(group));
    }

    @Test
    void aSchemaDescribesTheFile() throws Exception {
        JsonNode schema = schema(MailerOptions.class);
        JsonNode mailer = schema.at("/properties/mailer");

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
        assertThat(mailer.get("description").asText()).isEqualTo("The mailer");
        assertThat(mailer.get("additionalProperties").asBoolean()).isFalse();
        assertThat(mailer.get("properties"))
                .isEqualTo(JSON.readTree("""
                {
                  "threads":
                    {"description": "threads", "type": ["integer", "null"], "minimum": 1, "maximum": 64, "default": 4},
                  "worker-count":
                    {"description": "threads", "type": ["integer", "null"], "minimum": 1, "maximum": 64, "default": 4,
                     "deprecated": true},
                  "pause":
                    {"description": "pause between rounds", "type": ["string", "integer", "null"], "pattern": "%s",
                     "minimum": 0, "maximum": 0, "default": "10s"}
                }
                """.formatted(DurationType.SCHEMA_PATTERN.replace("\\", "\\\\"))));
    }

    @Test
    void optionsOfTheDefaultGroupStandAtTheTop() throws Exception {
        assertThat(schema(ServiceOptions.class).at("/properties").fieldNames())
                .toIterable()
                .containsExactly("log-options", "graceful-shutdown-timeout", "backdoor-socket");
    }

    @Test
    void eachTypeHasItsForm() throws Exception {
        JsonNode all = schema(EveryType.class).at("/properties/all/properties");

        assertThat(all.at("/color/anyOf/0/enum")).hasToString("[\"red\",\"dark-blue\"]");
        assertThat(all.at("/verbose/default").isBoolean()).isTrue();
        assertThat(all.at("/pauses/type")).hasToString("[\"array\",\"null\"]");
        assertThat(all.at("/hosts/items/type")).hasToString("[\"string\",\"number\",\"boolean\"]");
        assertThat(all.at("/hosts/default")).hasToString("[\"a\",\"b\"]");
        assertThat(all.at("/labels/additionalProperties/type").toString()).contains("string");
        assertThat(all.at("/labels/default")).hasToString("{\"x\":\"1\",\"y\":\"\"}");
        assertThat(all.at("/retry/properties/max-attempts/default").asInt()).isEqualTo(3);
        assertThat(all.at("/limit").has("default")).isFalse();
    }

    @Test
    void constraintsAreThereAndSecretsAreNot() throws Exception {
        JsonNode db = schema(Database.class).at("/properties/db/properties");

        assertThat(db.at("/level/enum")).hasToString("[1,2,null]");
        assertThat(db.at("/user/pattern").asText()).isEqualTo("^(?:[a-z]+)$");
        assertThat(db.at("/password/writeOnly").asBoolean()).isTrue();
        assertThat(db.toString()).doesNotContain("hunter2");
    }

    @Test
    void thePatternOfDurationsIsThatOfTheParser() {
        for (String text : new String[] {"10s", "1m30s", "0", "PT10S", "2d", "1h1ns"}) {
            assertThat(text).matches(DurationType.SCHEMA_PATTERN);
        }
        for (String text : new String[] {"", "60", "s", "1s1m", "-1s"}) {
            assertThat(text).doesNotMatch(DurationType.SCHEMA_PATTERN);
        }
    }
}
