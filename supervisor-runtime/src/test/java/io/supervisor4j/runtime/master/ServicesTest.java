package io.supervisor4j.runtime.master;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.runtime.supervision.Recipe;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.WorkerIds;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class ServicesTest {

    private static final ServiceId MAILER = new ServiceId(new UUID(0, 1));

    private static final Recipe NONE = new Recipe() {};

    private final Services services = new Services(10);

    private static ServicePlan plan(ServiceId id, String name, int workers, int standbys) {
        return new ServicePlan(
                id, name, workers, Optional.empty(), Duration.ZERO, RestartPolicy.always(), standbys, NONE);
    }

    private static ServicePlan mailer(int workers, int standbys) {
        return plan(MAILER, "mailer", workers, standbys);
    }

    private static ServicePlan other(int number, int workers) {
        return plan(new ServiceId(new UUID(1, number)), "other" + number, workers, 0);
    }

    @Test
    void workersAndStandbysOfAllServicesCountTogether() {
        services.add(mailer(4, 2));
        services.add(other(1, 4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> services.add(other(2, 1)))
                .withMessage("service other2 cannot have 1 workers: all services of a manager together have at most 10"
                        + " workers and standbys, of which others have 10;"
                        + " ServiceManager.builder().maxWorkers(..) changes that");
        assertThat(services.plans()).hasSize(2);
    }

    @Test
    void aNumberThatIsRefusedChangesNothing() {
        services.add(mailer(4, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> services.scale(MAILER, WorkerIds.first(10_000_000)))
                .withMessageContainingAll("mailer", "10000000 workers and 2 standbys", "at most 10");
        assertThatIllegalArgumentException().isThrownBy(() -> services.update(mailer(4, Integer.MAX_VALUE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> services.scale(MAILER, WorkerIds.first(Integer.MAX_VALUE)));

        assertThat(services.scale(MAILER, WorkerIds.first(8))).isTrue();
        assertThat(services.plan(MAILER)).isEqualTo(mailer(4, 2));
    }

    @Test
    void whatIsGivenBackCanBeHadByOthers() {
        services.add(mailer(10, 0));
        services.scale(MAILER, WorkerIds.first(3));
        services.add(other(1, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> services.scale(MAILER, WorkerIds.first(4)));

        assertThat(services.remove(other(1, 7).id())).isTrue();
        assertThat(services.remove(other(1, 7).id())).isFalse();

        assertThat(services.scale(MAILER, WorkerIds.first(10))).isTrue();
    }

    @Test
    void anUpdateKeepsANumberThatWasSetByHandAndCountsThat() {
        services.add(mailer(2, 0));
        services.scale(MAILER, WorkerIds.first(9));

        assertThatIllegalArgumentException().isThrownBy(() -> services.update(mailer(2, 2)));
        assertThat(services.update(mailer(2, 1))).isTrue();
        assertThat(services.update(mailer(3, 7))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> services.add(other(1, 1)));
    }

    @Test
    void aCheckRefusesWhatIsTooLargeOnItsOwnAndCountsNothing() {
        services.add(mailer(10, 0));

        services.check(other(1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> services.check(other(1, 11)));
        assertThat(services.plans()).hasSize(1);
    }

    @Test
    void thereAreAtMostAThousandServices() {
        Services many = new Services(Integer.MAX_VALUE);
        for (int number = 0; number < ServiceManager.Builder.MAX_SERVICES; number++) {
            many.add(other(number, 1));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.add(mailer(1, 0)))
                .withMessageContainingAll("mailer", "1000");
    }

    @Test
    void aServiceThatIsNotThereIsNotChanged() {
        assertThat(services.scale(MAILER, WorkerIds.first(1))).isFalse();
        assertThat(services.update(mailer(1, 0))).isFalse();
        assertThat(services.plan(MAILER)).isNull();
    }
}
