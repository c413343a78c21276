package io.supervisor4j.cli.it;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What is seen on a terminal, and what is not where there is none. */
class TerminalIT {

    private static final String GREEN = "\u001b[32mready\u001b[39m";
    private static final String REDRAW = "\u001b[H\u001b[J";

    @RegisterExtension
    final Installation installation = new Installation();

    private Installation.Manager manager;

    @BeforeEach
    void startAManager() throws Exception {
        installation.write("app.yaml", "name: shop\nservices: {a: {command: sleep 1000}}");
        manager = installation.run("app.yaml").awaitReady();
    }

    /** Runs a command on a terminal of its own; returns what is seen there. */
    private String seen(String variables, String command) throws Exception {
        Needs.that(
                installation.shell("script --version").out().contains("util-linux"),
                "there is no script(1) of util-linux, which makes a terminal");
        return installation
                .shell(variables + " script -q -e -c '" + command + "' /dev/null")
                .succeeds()
                .out();
    }

    @Test
    void coloursAreForTerminals() throws Exception {
        assertThat(seen("TERM=xterm", "supervisor status")).contains(GREEN);
        assertThat(seen("TERM=xterm", "supervisor status --manager shop")).contains(GREEN);
        assertThat(seen("TERM=dumb", "supervisor status")).contains(" ready ").doesNotContain("\u001b");
        assertThat(installation.shell("TERM=xterm supervisor status").succeeds().out())
                .contains(" ready ")
                .doesNotContain("\u001b");
    }

    @Test
    void noColorMeansNoneUnlessItIsEmpty() throws Exception {
        assertThat(seen("TERM=xterm NO_COLOR=1", "supervisor status"))
                .contains(" ready ")
                .doesNotContain("\u001b");
        assertThat(seen("TERM=xterm NO_COLOR=", "supervisor status")).contains(GREEN);
    }

    @Test
    void aWatchedScreenIsDrawnAgainAlsoWithoutColours() throws Exception {
        String watch = "(sleep 3; supervisor stop >/dev/null) & supervisor status --watch --interval 50ms";

        String seen = seen("TERM=xterm NO_COLOR=1", watch);

        assertThat(seen.split(java.util.regex.Pattern.quote(REDRAW), -1)).hasSizeGreaterThan(3);
        assertThat(seen)
                .startsWith(REDRAW + "shop: ready")
                .contains("the manager has ended")
                .doesNotContain(GREEN);
    }

    @Test
    void whereThereIsNoTerminalAWatchedStatusIsPrintedAgainAndAgainUntilTheManagerEnds() throws Exception {
        Installation.Manager watch = installation.begin("supervisor status --watch --json --interval 50ms");
        watch.awaitLine("\\{\"name\":\"shop\".*");
        installation.supervisor("stop").succeeds();

        assertThat(watch.awaitExit()).isZero();
        assertThat(watch.lines())
                .doesNotContain("\u001b")
                .containsPattern("(?s)\\A(\\{\"name\":\"shop\"[^\\n]*\\n){2,}the manager has ended\\n\\z");
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void anInterruptEndsWatchingAndNothingElse() throws Exception {
        Installation.Manager watch =
                installation.begin("env --default-signal=INT supervisor status --watch --interval 50ms");
        watch.awaitLine("shop: ready.*");

        watch.signal("INT");

        assertThat(watch.awaitExit()).isEqualTo(130);
        installation.supervisor("status").succeeds();
    }
}
