package io.supervisor4j.component;

import io.supervisor4j.component.time.TaskThreads;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Children, resources and the tree: M-19 to M-24, M-37, M-43, M-44, B-38. */
@Timeout(60)
class ChildrenTest {

    private final Trail trail = new Trail();
    private final Recorded child = new Recorded("child", trail);
    private final Recorded parent = new Recorded("parent", trail);

    @Test
    void childrenCanBeReturnedAndNullsAreSkipped_M20_M21() throws InterruptedException {
        Recorded family = new Recorded("family", trail, parent) {
            @Override
            protected Collection<? extends Component> initDependencies() {
                return Arrays.asList(null, child);
            }
        };
        family.start();
        family.restart();

        assertThat(family.node().children()).containsExactly(parent.node(), child.node());
        assertThat(trail.steps()).startsWith("family onFirstStart");
        assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
        family.close();
    }

    @Test
    void childrenOfOnStartBelongToThatRun_M19_M20_B38() throws InterruptedException {
        parent.in("onStart", () -> parent.add(new Recorded("fresh", trail), child));
        parent.start();
        parent.restart();
        parent.restart();

        assertThat(parent.node().children()).hasSize(2);
        assertThat(trail.steps()).filteredOn("fresh onFirstStart"::equals).hasSize(3);
        assertThat(child.restartCount()).isEqualTo(2);
        parent.close();
    }

    @Test
    void atOtherTimesChildrenAreAddedAtRunTime_M22() throws InterruptedException {
        parent.start();
        assertThatThrownBy(() -> parent.add(child))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("child child of parent must be registered in its constructor");

        parent.addRuntimeDependency(child);

        assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
        parent.restart();
        assertThat(child.restartCount()).isEqualTo(1);
        parent.close();
        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aRuntimeDependencyOfWhatIsNotStartedStartsWithIt_M22() throws InterruptedException {
        parent.addRuntimeDependency(child);
        assertThat(child.state()).isEqualTo(ComponentState.INIT);

        parent.start();

        assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
        parent.close();
    }

    @Test
    void oneThatCannotBeStartedIsNoChild_M22() throws InterruptedException {
        parent.start();
        child.failingIn("onStart");

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(() -> parent.addRuntimeDependency(child));

        assertThat(parent.node().children()).isEmpty();
        assertThat(child.node().parent()).isEmpty();
        assertThat(parent.state()).isEqualTo(ComponentState.RUNNING);
        parent.close();
    }

    @Test
    void whatATaskAddsWhileTheComponentIsStartingIsForTheTaskToStart_M22() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<ComponentException> refused = new CompletableFuture<>();
        child.in("onStart", () -> {
            begun.countDown();
            go.await();
            throw new IllegalStateException("no plugin");
        });
        parent.in("onStart", begun::await);
        Component owner = new Recorded("owner", trail, parent) {
            {
                task("plugin", () -> {
                    try {
                        addRuntimeDependency(child);
                    } catch (ComponentStartException e) {
                        refused.complete(e);
                    }
                });
            }
        };
        owner.start();
        go.countDown();

        assertThat(refused.join()).hasRootCauseMessage("no plugin");
        assertThat(owner.state()).isEqualTo(ComponentState.RUNNING);
        assertThat(owner.node().children()).containsExactly(parent.node());
        owner.close();
    }

    @Test
    void aRemovedChildIsStoppedAndFree_M22() throws InterruptedException {
        parent.addRuntimeDependency(child);
        parent.start();

        assertThat(parent.removeDependency(child)).isTrue();
        assertThat(parent.removeDependency(child)).isFalse();

        assertThat(child.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(child.node().parent()).isEmpty();
        child.start();
        assertThat(child.state()).isEqualTo(ComponentState.RUNNING);
        child.close();
        parent.close();
    }

    @Test
    void aComponentHasOneParentAndIsNotBelowItself_M43_M44() {
        Recorded root = new Recorded("root", trail, parent);
        parent.add(child);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.add(child))
                .withMessage(
                        "child is a child of root/parent already; to use it in root too, hand it over without adding it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> child.add(root))
                .withMessageContaining("root cannot be below root/parent/child");
        assertThatIllegalArgumentException().isThrownBy(() -> root.add(root));
        parent.add(child);
        assertThat(parent.node().children()).containsExactly(child.node());
    }

    @Test
    void whatIsStartedCannotBecomeAChild() throws InterruptedException {
        child.start();

        assertThatThrownBy(() -> parent.addRuntimeDependency(child))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("<child: running> cannot become a child of parent while it is started; stop it first");
        assertThat(child.node().parent()).isEmpty();
        child.close();
    }

    @Test
    void nodesKnowTheirTree_M44() {
        Recorded leaf = new Recorded("leaf", trail);
        child.add(leaf);
        Recorded other = new Recorded("other", trail);
        parent.add(child, other);

        assertThat(leaf.node().path()).isEqualTo("parent/child/leaf");
        assertThat(leaf.node().depth()).isEqualTo(3);
        assertThat(leaf.node().root()).isSameAs(parent.node());
        assertThat(leaf.node().parent()).containsSame(child.node());
        assertThat(leaf.node().walk()).containsExactly(leaf.node(), child.node(), parent.node());
        assertThat(parent.node().traverse()).containsExactly(parent.node(), child.node(), other.node(), leaf.node());
        assertThat(parent.node().depth()).isEqualTo(1);
        assertThat(parent.node().root()).isSameAs(parent.node());
    }

    @Test
    void resourcesAreClosedLatestFirstAfterTasksAndBeforeOnShutdown_M23() throws InterruptedException {
        parent.in("onStart", () -> {
            parent.use(() -> trail.add("parent closes first"));
            parent.use(() -> trail.add("parent closes second"));
        });
        parent.start();
        parent.stop();

        assertThat(trail.steps())
                .endsWith("parent onStop", "parent closes second", "parent closes first", "parent onShutdown");
    }

    @Test
    void resourcesAreClosedAlsoWhenTheStartFailsAndWhenOneFails_M13_M23() {
        parent.in("onStart", () -> {
            parent.use(() -> trail.add("closed"));
            parent.use(() -> {
                throw new IllegalStateException("will not close");
            });
            throw new IllegalStateException("no start");
        });

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(parent::start);

        assertThat(trail.steps()).contains("closed");
    }

    @Test
    void aResourceForNoRunIsRefused_M23() {
        assertThatThrownBy(() -> parent.use(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hand resources over in onStart");
    }

    @Test
    void whatATaskJoinsIsStartedAlsoWhileTheComponentIsStarting_M24() throws InterruptedException {
        CountDownLatch joined = new CountDownLatch(1);
        Component owner = new Component() {
            {
                configure(ComponentSettings.defaults().threads((name, work) -> {
                    if (name.endsWith("/second")) {
                        awaitQuietly(joined);
                    }
                    return TaskThreads.platform().newThread(name, work);
                }));
                task("first", () -> {
                    join(child);
                    joined.countDown();
                });
                task("second", () -> {});
            }
        };
        owner.start();

        assertThat(trail.steps()).containsSubsequence("child onStarted", "child onShutdown");
        owner.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void joinStartsEachThenStopsAllInReverse_M24_M37() throws InterruptedException {
        Component first = Components.running("first", () -> trail.add("first ran"));
        Component second = Components.running("second", () -> trail.add("second ran"));
        Component owner = new Recorded("owner", trail) {
            {
                task("join", () -> {
                    join(first, second, child);
                    trail.add("joined");
                });
            }
        };
        owner.start();
        await().until(() -> trail.steps().contains("joined"));

        assertThat(trail.steps()).containsSubsequence("first ran", "second ran", "child onStarted", "joined");
        assertThat(List.of(first.state(), second.state(), child.state())).containsOnly(ComponentState.STOPPED);
        assertThat(owner.node().children()).isEmpty();
        owner.close();
    }

    @Test
    void aComponentThatCannotBeJoinedCrashesTheOneThatJoins_M24() throws InterruptedException {
        Component owner = new Recorded("owner", trail) {
            {
                task("join", () -> join(parent, child.failingIn("onStart")));
            }
        };
        // Not start(): it throws as well, if the task was quicker.
        owner.startAsync();

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(owner::awaitStopped)
                .withCauseInstanceOf(ComponentStartException.class);
        assertThat(parent.state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aStopInterruptsAComponentThatRunsWhileItStarts_M37() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Component running = Components.running("running", () -> {
            up.countDown();
            new CountDownLatch(1).await();
        });
        running.startAsync();
        up.await();

        assertThat(running.stop().isClean()).isTrue();
    }

    @Test
    void aCloseableIsClosedAtTheEndAndCannotBeginAnew() throws InterruptedException {
        Component closing = Components.closing("closing", () -> trail.add("closed"));
        closing.start();
        assertThat(trail.steps()).isEmpty();
        closing.stop();
        assertThat(trail.steps()).containsExactly("closed");

        assertThatExceptionOfType(ComponentStartException.class)
                .isThrownBy(closing::start)
                .withMessageContaining("closing was closed; a new one is needed");
    }
}
