package io.supervisor4j.component;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person sees of a tree: M-2, M-44, M-45. */
@Timeout(60)
class GraphTest {

    @Test
    void aTreeMayBeVeryDeep() {
        Component component = new Recorded("leaf", new Trail());
        for (int level = 1; level < 1000; level++) {
            component = new Recorded("c" + level, new Trail(), component);
        }
        ComponentGraph graph = component.graph();

        assertThat(graph.toText().lines()).hasSize(1000);
        assertThat(graph.toDot().lines().filter(line -> line.contains("->"))).hasSize(999);
        assertThat(graph.toMermaid().lines().filter(line -> line.contains("-->")))
                .hasSize(999);
    }

    private final Trail trail = new Trail();
    private final Recorded db = new Recorded("db", trail);
    private final Recorded cache = new Recorded("\"cache\"", trail);
    private final Recorded web = new Recorded("web", trail, cache);
    private final Recorded app = new Recorded("app", trail, db, web);

    @Test
    void asText_M44() throws InterruptedException {
        app.start();
        app.restart();
        db.stop();

        assertThat(app.graph().toText()).isEqualTo("""
                        app: running, 1 restart
                        ├── db: stopped, 1 restart
                        └── web: running, 1 restart
                            └── "cache": running, 1 restart
                        """);
        app.close();
    }

    @Test
    void asDot_M44() {
        assertThat(app.graph().toDot()).isEqualTo("""
                        digraph components {
                            node [shape=box, style="rounded,filled"];
                            n0 [label="app: init", fillcolor="#ffffff"];
                            n1 [label="db: init", fillcolor="#ffffff"];
                            n0 -> n1;
                            n2 [label="web: init", fillcolor="#ffffff"];
                            n3 [label="\\"cache\\": init", fillcolor="#ffffff"];
                            n2 -> n3;
                            n0 -> n2;
                        }
                        """);
    }

    @Test
    void asMermaid_M44() {
        assertThat(web.graph().toMermaid()).isEqualTo("""
                        flowchart TD
                            n0["web: init"]
                            style n0 fill:#ffffff
                            n1["#quot;cache#quot;: init"]
                            style n1 fill:#ffffff
                            n0 --> n1
                        """);
    }

    @Test
    void aComponentSaysWhoAndHowItIs_M45() {
        class Unnamed extends Component {}

        assertThat(app).hasToString("<app: init>");
        assertThat(new Unnamed()).hasToString("<Unnamed: init>");
        assertThat(new Component() {}.label()).isEqualTo("GraphTest$1");
    }
}
