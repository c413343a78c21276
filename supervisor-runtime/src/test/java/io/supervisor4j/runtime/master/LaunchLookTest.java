package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Recipe;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LaunchLookTest {

    private static final ServiceId MAILER = new ServiceId(new UUID(1, 1));
    private static final ServiceId CLOCK = new ServiceId(new UUID(1, 2));
    private static final Recipe NONE = new Recipe() {};

    private final Services services = new Services(10);
    private final Mailbox mailbox = new Mailbox();

    private static ServicePlan plan(ServiceId id, int standbys) {
        return new ServicePlan(
                id, "mailer", 1, Optional.empty(), Duration.ZERO, RestartPolicy.always(), standbys, NONE);
    }

    private void lookFailingBy(OutOfMemoryError failure) {
        services.add(plan(MAILER, 1));
        services.add(plan(CLOCK, 0));
        LaunchLook look = new LaunchLook(
                services,
                new LaunchWatch(),
                work -> {
                    throw failure;
                },
                mailbox);
        look.thenPost(new Event.ReloadRequested(), ReloadDecision.all());
    }

    @Test
    void whereNoThreadCanBeHadForTheLookStandbysThatMayBeOutdatedAreReplacedAndTheEventIsNotLost() {
        lookFailingBy(new OutOfMemoryError("unable to create native thread: possibly out of memory"));

        assertThat(mailbox.unread()).containsExactly(new Event.LaunchChanged(MAILER), new Event.ReloadRequested());
    }

    @Test
    void aFullHeapIsThrownOn() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> lookFailingBy(full))
                .isSameAs(full);
    }
}
