package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Which tasks there are, and how they start: M-11, M-19, M-25, M-39, X-6. */
@Timeout(60)
class TaskTest {

    private final Trail trail = new Trail();
    private final ManualTime time = new ManualTime();

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void tasksAreStartedInTheOrderOfRegistrationThenTheAnnotatedOnes_M11_X6() throws InterruptedException {
        List<String> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
        Plain component = new Plain(time) {
            {
                task("z", () -> {});
                task("a", () -> {});
            }

            @Task(order = 2)
            void second() {}

            @Task(order = 1)
            void first() {}

            @Timer(order = 3, every = "PT5S")
            void third() {}

            @Override
            protected void onStart() {
                task("ofRun", () -> {});
            }
        };
        component.configure(ComponentSettings.defaults().time(time).threads((name, body) -> {
            threads.add(name);
            return new Thread(body, name);
        }));

        component.start();
        component.stop();
        threads.removeIf(name -> name.matches("plain/(owner|on.*)"));

        assertThat(threads)
                .containsExactly("plain/z", "plain/a", "plain/ofRun", "plain/first", "plain/second", "plain/third");
    }

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void anOverridingMethodTakesThePlaceOfTheAnnotatedOne_M25() throws InterruptedException {
        class Base extends Plain {
            Base() {
                super(time);
            }

            @Task(order = 1)
            void work() {
                trail.add("base");
            }
        }
        Component component = new Base() {
            @Override
            void work() {
                trail.add("derived");
            }
        };

        component.start();
        await().until(() -> !trail.steps().isEmpty());
        component.stop();

        assertThat(trail.steps()).containsExactly("derived");
    }

    @Test
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by reflection
    void annotationsThatMakeNoSenseAreRefusedByTheConstructor() {
        class Parameters extends Plain {
            Parameters() {
                super(time);
            }

            @Task(order = 1)
            void work(int number) {}
        }
        class Interval extends Plain {
            Interval() {
                super(time);
            }

            @Timer(order = 1, every = "5s")
            void work() {}
        }

        assertThatIllegalArgumentException()
                .isThrownBy(Parameters::new)
                .withMessageContaining("work(int) has parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(Interval::new)
                .withMessageEndingWith("is no duration like PT5S: 5s");
    }

    @Test
    void tasksOfTheConstructorComeAgainAndThoseOfOnStartDoNotPileUp_M19_B38() throws InterruptedException {
        Plain component = new Plain(time) {
            {
                task("stays", () -> trail.add("stays"));
            }

            @Override
            protected void onStart() {
                task("ofRun", () -> trail.add("ofRun"));
            }
        };
        component.start();
        await().until(() -> trail.steps().size() == 2);

        component.restart();
        await().until(() -> trail.steps().size() == 4);
        component.stop();

        assertThat(trail.steps()).filteredOn("ofRun"::equals).hasSize(2);
    }

    @Test
    void namesOfTasksAreUniqueAndNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plain(time) {
                    {
                        task("twice", () -> {});
                        task("twice", () -> {});
                    }
                })
                .withMessageContaining("has a task called twice already");
        assertThatIllegalArgumentException().isThrownBy(() -> new Plain(time) {
            {
                task(" ", () -> {});
            }
        });
    }

    @Test
    void threadsAreDaemonsNamedAfterComponentAndTask() throws InterruptedException {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Component component = Components.of("plain", () -> thread.complete(Thread.currentThread()));
        component.start();

        assertThat(thread.join().getName()).isEqualTo("plain/run");
        assertThat(thread.join().isDaemon()).isTrue();
        component.close();
    }

    @Test
    void theStackDumpNamesWhatRuns_M39() throws InterruptedException {
        Worker leaf = new Worker("leaf", trail);
        Recorded root = new Recorded("root", trail, leaf);
        assertThat(root.stackDump()).isEqualTo("nothing runs in <root: init>\n");
        root.start();
        leaf.awaitWork();

        assertThat(root.stackDump()).startsWith("root/leaf/work\n\tat ").contains("Worker.work");
        root.close();
    }
}
