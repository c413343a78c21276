package io.supervisor4j.component.time;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnnotatedTasksTest {

    static class Base {

        final List<String> trail = new ArrayList<>();

        @PeriodicTask(order = 2, spacing = "PT5M", external = true)
        @SuppressWarnings("UnusedMethod") // called by reflection
        private void inherited() {
            trail.add("inherited");
        }

        @PeriodicTask(order = 3)
        void overridden() {
            trail.add("base");
        }
    }

    static class Cache extends Base {

        @PeriodicTask(order = 1, name = "sweep", runImmediately = true, enabled = false)
        void clean() throws IOException {
            throw new IOException("no");
        }

        @Override
        @PeriodicTask(order = 4, spacing = "PT1S")
        void overridden() {
            trail.add("overridden");
        }

        void unmarked() {}
    }

    @Test
    void markedMethodsBecomeTasksInTheOrderOfTheirMarksInheritedOnesToo_O57_O65() throws Exception {
        Cache cache = new Cache();
        List<PeriodicTaskSpec> tasks = AnnotatedTasks.of(cache);

        assertThat(tasks).map(PeriodicTaskSpec::name).containsExactly("sweep", "inherited", "overridden");
        assertThat(tasks).map(PeriodicTaskSpec::spacing).containsExactly(ofSeconds(60), ofMinutes(5), ofSeconds(1));
        assertThat(tasks).map(PeriodicTaskSpec::runImmediately).containsExactly(true, false, false);
        assertThat(tasks).map(PeriodicTaskSpec::enabled).containsExactly(false, true, true);
        assertThat(tasks).map(PeriodicTaskSpec::external).containsExactly(false, true, false);
        tasks.get(1).body().run();
        tasks.get(2).body().run();
        assertThat(cache.trail).containsExactly("inherited", "overridden");
    }

    @Test
    void whatAMarkedMethodThrowsArrivesAsItIs() {
        assertThatThrownBy(() -> AnnotatedTasks.of(new Cache()).get(0).body().run())
                .isInstanceOf(IOException.class)
                .hasMessage("no");
    }

    @Test
    void theyCanBeGivenToTheBuilder() {
        Cache cache = new Cache();
        ManualTime time = new ManualTime();
        PeriodicTasks tasks =
                PeriodicTasks.builder().timeSource(time).tasksOf(cache).build();
        time.advance(ofSeconds(1));

        tasks.runDue();

        assertThat(cache.trail).containsExactly("overridden");
    }

    static class Twice {
        @PeriodicTask(order = 1)
        void a() {}

        @PeriodicTask(order = 1)
        void b() {}
    }

    static class WithParameter {
        @PeriodicTask(order = 1)
        void a(int parameter) {}
    }

    static class OddSpacing {
        @PeriodicTask(order = 1, spacing = "5m")
        void a() {}
    }

    @Test
    void whatCannotBeATaskIsRefusedByName() {
        refused(new Twice(), "Twice\\.[ab] has order 1, which is taken by [ab]");
        refused(
                new WithParameter(),
                "WithParameter.a must be an instance method without parameters that this module may call");
        refused(new OddSpacing(), "OddSpacing.a has spacing '5m', which is no duration like PT5M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnnotatedTasks.of("text"))
                .withMessage("java.lang.String has no method marked @PeriodicTask");
    }

    private static void refused(Object object, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnnotatedTasks.of(object))
                .withMessageMatching("@PeriodicTask .*\\$" + message);
    }
}
