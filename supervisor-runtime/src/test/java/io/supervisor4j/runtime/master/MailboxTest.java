package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.supervision.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class MailboxTest {

    private final Mailbox mailbox = new Mailbox();
    private final List<String> taken = new ArrayList<>();

    @Test
    void eventsAreTakenInTheirOrder() throws Exception {
        Event first = new Event.RunCalled();
        Event second = new Event.ReloadRequested();

        assertThat(mailbox.post(first)).isTrue();
        assertThat(mailbox.post(second)).isTrue();

        assertThat(mailbox.take(0)).isSameAs(first);
        assertThat(mailbox.take(Long.MAX_VALUE)).isSameAs(second);
        assertThat(mailbox.take(0)).isNull();
    }

    @Test
    void aTimeThatHasPassedDoesNotWait() throws Exception {
        assertThat(mailbox.take(-1)).isNull();
        assertThat(mailbox.take(Long.MIN_VALUE)).isNull();
    }

    @Test
    void itWaitsForAnEventThatComesLater() throws Exception {
        Event event = new Event.RunCalled();
        CompletableFuture<Event> got = new CompletableFuture<>();
        Thread taker = new Thread(() -> {
            try {
                got.complete(mailbox.take(Long.MAX_VALUE));
            } catch (InterruptedException e) {
                got.completeExceptionally(e);
            }
        });
        taker.start();
        mailbox.post(event);

        assertThat(got.get(10, TimeUnit.SECONDS)).isSameAs(event);
    }

    @Test
    void theSenderIsToldWhenItsEventWasTakenAndNotBefore() throws Exception {
        mailbox.post(new Event.RunCalled(), () -> taken.add("a"));
        assertThat(taken).isEmpty();
        mailbox.take(0);

        assertThat(taken).containsExactly("a");
    }

    @Test
    void whenItIsClosedWhatIsUnreadCountsAsTaken() throws Exception {
        mailbox.post(new Event.RunCalled(), () -> taken.add("a"));
        mailbox.post(new Event.RunCalled(), () -> taken.add("b"));
        mailbox.close();

        assertThat(taken).containsExactly("a", "b");
        assertThat(mailbox.take(0)).isNull();
    }

    @Test
    void whenItIsClosedASenderLearnsThatNobodyReads() {
        mailbox.close();

        assertThat(mailbox.post(new Event.RunCalled(), () -> taken.add("a"))).isFalse();
        assertThat(mailbox.post(new Event.RunCalled())).isFalse();
        assertThat(taken).containsExactly("a");
    }
}
