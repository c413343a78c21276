package io.supervisor4j.it;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.launch.LaunchSpec;
import io.supervisor4j.launch.PooledService;
import io.supervisor4j.launch.ProcessLauncher;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.option.ServiceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Several services of one launcher: in workers of their own, and in one that they share. */
class LauncherServicesIT {

    @RegisterExtension
    private final Masters masters = new Masters();

    /** Says what it is told; the argument says at what it fails, or that it does not end. */
    public static final class Part extends PooledService {

        private final WorkerContext context;
        private final String flaw;

        /** Created by the launcher. */
        public Part(WorkerContext context, String flaw) {
            this.context = context;
            this.flaw = flaw;
        }

        private void say(String what) {
            Talker.line(context.serviceName() + " " + what + " "
                    + ProcessHandle.current().pid());
        }

        @Override
        protected void start() {
            say("starts");
        }

        @Override
        protected void await() throws Exception {
            if (flaw.equals("fails")) {
                new Semaphore(0).tryAcquire(300, TimeUnit.MILLISECONDS);
                throw new IllegalStateException("no more");
            }
            super.await();
        }

        @Override
        protected void stop(boolean graceful) throws Exception {
            say("stops " + graceful);
            super.stop(graceful);
            if (flaw.equals("endless")) {
                new CountDownLatch(1).await();
            }
        }

        @Override
        protected void reset() {
            say("is reset");
        }
    }

    /** Launches "api" in two workers, "timer" and "mail" in none of their own, and then "late" in one. */
    public static final class Main {

        private Main() {}

        /** Takes what SIGHUP does, and the flaw of "mail". */
        public static void main(String[] args) throws Exception {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .defaultValue("graceful-shutdown-timeout", args.length > 2 ? args[2] : "60s")
                    .build();
            try (ProcessLauncher launcher = ProcessLauncher.create(options, OnReload.valueOf(args[0]))) {
                launcher.launchService(LaunchSpec.of(Part.class, "").name("api"), 2);
                launcher.launchService(LaunchSpec.of(Part.class, "").name("timer"), 0);
                launcher.launchService(LaunchSpec.of(Part.class, args[1]).name("mail"), 0);
                launcher.launchService(LaunchSpec.of(Part.class, "").name("late"), 1);
                if (args[1].equals("unawaited")) {
                    new CountDownLatch(1).await();
                }
                System.exit(launcher.await());
            }
        }
    }

    private Master program(String... words) {
        List<String> command =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return masters.start(command);
    }

    private static String pid(Master master, String service) {
        return master.awaitLine(service + " starts (\\d+)");
    }

    /** The last ones, as a worker that was about to start may have been replaced. */
    private static String sharedPid(Master master) {
        master.awaitUntil("both in one", () -> last(master, "timer").equals(last(master, "mail")));
        return last(master, "timer");
    }

    private static String last(Master master, String service) {
        pid(master, service);
        List<String> lines = master.all(service + " starts (\\d+)");
        return lines.get(lines.size() - 1).replaceAll(".* ", "");
    }

    @Test
    void servicesStartInsideTheCallAndNotWhenTheLauncherIsAwaited_O24_O42() {
        Master master = program("RELOAD", "unawaited");

        List<String> api = master.awaitLines("api starts (\\d+)", 2);
        String late = pid(master, "late");

        assertThat(api).doesNotHaveDuplicates().doesNotContain(late, Long.toString(master.pid()));
        assertThat(sharedPid(master)).isNotIn(api);
        master.signal("KILL");
        master.awaitAllGone();
    }

    @Test
    void allServicesOfALauncherEndWithIt_O42() {
        Master master = program("RELOAD", "");
        master.awaitLines("api starts (\\d+)", 2);
        pid(master, "late");

        master.stop();

        assertThat(master.all("api stops true .*")).hasSize(2);
        assertThat(master.all("late stops true .*")).hasSize(1);
    }

    @Test
    void theLaunchersTimeIsThatOfItsOneManager_O42() {
        Master master = program("RELOAD", "endless", "500ms");
        sharedPid(master);

        master.signal("TERM");

        assertThat(master.awaitExit()).isZero();
        // On a busy machine also the one that was replaced before it was ready.
        assertThat(master.all("WARN .* worker shared\\.0 .*over its deadline.*"))
                .isNotEmpty();
    }

    @Test
    void servicesWithNoWorkersShareOneProcess_T26() {
        Master master = program("RELOAD", "");

        String shared = sharedPid(master);

        assertThat(master.awaitLines("api starts (\\d+)", 2))
                .doesNotContain(shared)
                .doesNotContain(Long.toString(master.pid()));
        assertThat(shared).isNotEqualTo(Long.toString(master.pid())).isNotEqualTo(pid(master, "late"));
        master.stop();
        assertThat(master.all("(timer|mail) stops true " + shared)).hasSize(2);
    }

    @Test
    void theSharedProcessIsReplacedWhenItDiesOrIsReloaded_T26() {
        Master master = program("RELOAD", "");
        String first = sharedPid(master);

        Processes.signal("KILL", Long.parseLong(first));
        master.awaitUntil("another", () -> !sharedPid(master).equals(first));
        String second = sharedPid(master);
        master.signal("HUP");
        master.awaitUntil("yet another", () -> !sharedPid(master).equals(second));

        assertThat(master.all("(timer|mail) stops true " + second)).hasSize(2);
        master.stop();
    }

    @Test
    void theServicesOfTheSharedProcessAreResetInPlaceIfToldSo_T26() {
        Master master = program("MUTATE", "");
        String shared = sharedPid(master);

        master.signal("HUP");

        master.awaitLine("timer is reset " + shared);
        master.awaitLine("mail is reset " + shared);
        master.awaitLines("api is reset .*", 2);
        master.stop();
        assertThat(master.all("timer starts .*")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void oneThatFailsTakesTheSharedProcessWithItAndNoOther_T26_O14() {
        Master master = program("RELOAD", "fails");
        String first = sharedPid(master);

        master.awaitLine("timer stops false " + first);
        master.awaitUntil("another", () -> !sharedPid(master).equals(first));

        assertThat(master.all("api starts .*")).hasSize(2);
        assertThat(master.all(".*service mail failed, the worker that it shares with others ends with status 1.*"))
                .isNotEmpty();
        master.stop();
    }
}
