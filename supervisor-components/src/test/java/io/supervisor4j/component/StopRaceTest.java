package io.supervisor4j.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of a component between the end of its run and the word of it: M-5, M-36. */
@Timeout(60)
class StopRaceTest {

    /** Its owner stands still where the state shows the end of the run already and nobody was told of it yet. */
    private static final class SlowToTell extends Component {

        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch tell = new CountDownLatch(1);

        /** Asked for by the flight recorder's event, which comes before all others are told. */
        @Override
        public String label() {
            if (state().isEnd() && Thread.currentThread().getName().endsWith("/owner")) {
                ended.countDown();
                try {
                    tell.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "slow";
        }
    }

    @Test
    void aStopOfWhatHasJustEndedReportsThatEnd_M5() throws InterruptedException {
        IllegalStateException reason = new IllegalStateException("broken");
        SlowToTell component = new SlowToTell();
        component.start();
        component.crash(reason);
        component.ended.await();

        CompletableFuture<StopReport> stop = component.stopAsync().toCompletableFuture();
        component.tell.countDown();

        assertThat(stop.join().end()).isEqualTo(ComponentState.CRASHED);
        assertThat(stop.join().reason()).containsSame(reason);
    }

    @Test
    void whatIsStartedWhenTheLastRunHasJustEndedIsAwaitedToItsOwnEnd_M36() throws InterruptedException {
        SlowToTell component = new SlowToTell();
        component.start();
        CompletableFuture<StopReport> first = component.stoppedAsync().toCompletableFuture();
        component.stopAsync();
        component.ended.await();
        component.start();

        component.tell.countDown();
        first.join();

        assertThat(component.lifecycle().stopped()).isNotDone();
        assertThat(component.stop().isClean()).isTrue();
        assertThat(component.lifecycle().stopped()).succeedsWithin(Duration.ofSeconds(20));
    }
}
