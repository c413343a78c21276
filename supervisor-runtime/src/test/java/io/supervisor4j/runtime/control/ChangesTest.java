package io.supervisor4j.runtime.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.runtime.master.HookRegistry;
import io.supervisor4j.runtime.master.JvmRecipe;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.output.OutputLine;
import io.supervisor4j.runtime.process.HeadStart;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A master that does not run, with a limit of ten workers. */
@Timeout(20)
class ChangesTest {

    private static final ServiceId MAILER = new ServiceId(new UUID(1, 1));
    private static final ServiceId CLOCK = new ServiceId(new UUID(1, 2));

    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> called = new ArrayList<>();
    private final Master master = new Master(
            new Limits(Duration.ZERO, 1, Duration.ZERO, Optional.empty()),
            10,
            new HookRegistry(),
            Optional.empty(),
            List.of(),
            new HeadStart(
                    (plan, inBackground, captured) -> {
                        throw new IOException("no process here");
                    },
                    beside),
            beside,
            Optional.empty());
    private final RequestMethods requests = new RequestMethods(manager(), master, new EventLog());

    private static final class Me implements Subscriber {
        @Override
        public String user() {
            return "me";
        }

        @Override
        public void requireRoomToFollow() {}

        @Override
        public void followEvents(long number) {}

        @Override
        public void followLogs(Predicate<OutputLine> wanted) {}
    }

    @BeforeEach
    void add() {
        master.services().add(plan(MAILER, "mailer"));
        master.services().add(plan(CLOCK, "clock"));
        master.addObserver(event -> told.add(event.describe()));
    }

    @AfterEach
    void free() {
        master.free();
    }

    private static ServicePlan plan(ServiceId id, String name) {
        LaunchPlan launch = new LaunchPlan("java", List.of(), "", List.of("Main"), Map.of());
        JvmRecipe recipe = new JvmRecipe(launch, "Type", "", "", WorkerOutput.inherited(), false);
        return new ServicePlan(id, name, 2, Optional.empty(), Duration.ZERO, RestartPolicy.always(), 0, recipe);
    }

    private ServiceManager manager() {
        return (ServiceManager) Proxy.newProxyInstance(
                ServiceManager.class.getClassLoader(),
                new Class<?>[] {ServiceManager.class},
                (proxy, method, arguments) -> called(method, arguments));
    }

    private Object called(Method method, Object[] arguments) {
        if (method.getName().equals("status")) {
            return new ManagerStatus(
                    "shop",
                    1,
                    "1",
                    Instant.EPOCH,
                    ManagerStatus.State.READY,
                    List.of(status(MAILER, "mailer"), status(CLOCK, "clock")));
        }
        called.add(method.getName() + " " + Arrays.asList(arguments));
        return null;
    }

    private static WorkerStatus worker(int number) {
        return new WorkerStatus(
                number,
                WorkerStatus.State.READY,
                Instant.EPOCH,
                OptionalLong.of(4711),
                Optional.of(Duration.ZERO),
                true,
                0,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    private static ServiceStatus status(ServiceId id, String name) {
        return new ServiceStatus(
                id,
                name,
                "Type",
                2,
                RestartPolicy.Mode.ALWAYS,
                0,
                0,
                false,
                WorkerOutput.Kind.INHERITED,
                0,
                List.of(worker(0), worker(1)));
    }

    private void ask(String rest) throws RequestRefusedException {
        requests.handle(Request.read("{\"v\":1,\"do\":" + rest + "}"), new Me());
    }

    private void assertRefused(String rest, String why) {
        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(() -> ask(rest))
                .withMessageContaining(why)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(RequestRefusedException.REFUSED));
    }

    /** All that was told before this was asked. */
    private List<String> told() {
        master.announce(new ManagerEvent.Notice("that was all"));
        await().until(() -> told.contains("that was all"));
        return told.subList(0, told.indexOf("that was all"));
    }

    @Test
    void aNumberBeyondTheLimitIsRefusedAndNotToldAsIfItHappened() throws Exception {
        assertRefused("\"scale\",\"service\":\"mailer\",\"workers\":9", "at most 10");
        ask("\"scale\",\"service\":\"mailer\",\"workers\":8");

        assertThat(told()).singleElement().asString().contains("mailer", "scaling to 8", "user me");
    }

    @Test
    void whatIsMeantForAServiceThatIsBeingRemovedIsRefusedAndNotTold() {
        master.services().remove(MAILER);

        assertRefused("\"scale\",\"service\":\"mailer\",\"workers\":1", "is being removed");
        assertRefused("\"restart\",\"service\":\"mailer\"", "is being removed");
        assertRefused("\"restart\",\"service\":\"mailer\",\"worker\":0", "is being removed");
        assertRefused("\"signal\",\"service\":\"mailer\",\"signal\":\"USR2\"", "is being removed");
        assertThat(called).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void aRestartOfAllLeavesOutAServiceThatIsBeingRemoved() throws Exception {
        master.services().remove(MAILER);
        ask("\"restart\"");

        assertThat(told()).singleElement().asString().contains("clock", "restart", "user me");
    }

    @Test
    void aSignalToManyWorkersIsOneRequestThatIsRefusedAsAWholeOrNotAtAll() throws Exception {
        ask("\"signal\",\"service\":\"mailer\",\"signal\":\"USR2\"");
        ask("\"signal\",\"service\":\"mailer\",\"worker\":1,\"signal\":\"USR2\"");

        assertThat(called).containsExactly("signal [" + MAILER + ", USR2]", "signal [" + MAILER + ", 1, USR2]");
    }

    @Test
    void aRestartOfSeveralServicesIsRefusedAsAWholeOrNotAtAll() throws Exception {
        // The two services are there already.
        for (int i = 2; i < 99_999; i++) {
            master.post(new Event.ReloadRequested());
        }
        ask("\"restart\"");

        assertThat(told()).hasSize(2);
        assertRefused("\"restart\"", "takes no more requests");
    }

    @Test
    void whatAManagerCannotKeepIsRefusedAndNotTold() {
        for (int i = 0; i < 100_000; i++) {
            master.post(new Event.ReloadRequested());
        }

        assertRefused("\"scale\",\"service\":\"mailer\",\"workers\":1", "takes no more requests");
        assertRefused("\"restart\",\"service\":\"mailer\"", "takes no more requests");
        assertRefused("\"signal\",\"service\":\"mailer\",\"signal\":\"USR2\"", "takes no more requests");
        assertThat(called).isEmpty();
        assertThat(told()).isEmpty();
    }
}
