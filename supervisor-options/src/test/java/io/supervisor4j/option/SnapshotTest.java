package io.supervisor4j.option;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.runtime.argument.ArgumentText;
import io.supervisor4j.runtime.argument.ServiceCall;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {

    @TempDir
    private Path folder;

    private static Options master(String... words) {
        return Options.builder()
                .group(MailerOptions.class)
                .group(EveryType.class)
                .commandLine(words)
                .build();
    }

    @Test
    void aSnapshotHasAllValuesOfAllTypes() {
        Options master = master("--mailer.threads=8", "--all.hosts=a\\,b,c", "--all.labels=k=x\\,y", "--all.limit=3");

        Options copy = Options.of(master.snapshot(), EveryType.class, MailerOptions.class);

        assertThat(copy.get(EveryType.class)).isEqualTo(master.get(EveryType.class));
        assertThat(copy.get(MailerOptions.class)).isEqualTo(master.get(MailerOptions.class));
    }

    @Test
    void aSnapshotIsReadAgainFromItsText() {
        OptionsSnapshot snapshot = master("--all.text= # = : ä\n\\ x ").snapshot();

        assertThat(OptionsSnapshot.parse(snapshot.text())).isEqualTo(snapshot);
    }

    @Test
    void aWorkerMayKnowFewerGroupsThanItsMaster() {
        Options copy = Options.of(master("--mailer.threads=8").snapshot(), MailerOptions.class);

        assertThat(copy.get(MailerOptions.class).threads()).isEqualTo(8);
    }

    @Test
    void aGroupThatTheMasterDoesNotHaveIsNotSilentlyThatOfTheDefaults() {
        OptionsSnapshot snapshot = master().snapshot();

        assertThatThrownBy(() -> Options.of(snapshot, ServiceOptions.class, MailerOptions.class))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("1 error")
                .hasMessageContaining("master: the master does not have these options; register "
                        + ServiceOptions.class.getName() + " there too");
    }

    @Test
    void aWorkerWithOtherVersionsOfItsGroupsSaysSo() {
        OptionsSnapshot snapshot = new OptionsSnapshot(Map.of("mailer.threads", "many"));

        assertThatThrownBy(() -> Options.of(snapshot, MailerOptions.class))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("master: mailer.threads: 'many' is no whole number");
    }

    @Test
    void aSnapshotShowsNamesAndNoValues() {
        assertThat(new OptionsSnapshot(Map.of("db.password", "hunter2"))).hasToString("OptionsSnapshot[db.password]");
    }

    @Test
    void pathsOfTheMastersFileArriveResolved() {
        Path file = new OptionFiles(folder).write("a.yaml", "all: {folder: spool}");
        Options master = Options.builder().group(EveryType.class).file(file).build();

        Options copy = Options.of(master.snapshot(), EveryType.class);

        assertThat(copy.get(EveryType.class).folder()).isEqualTo(folder.resolve("spool"));
    }

    /** Takes its options as a record. */
    public static final class Mailer implements Service {
        final Options options;

        public Mailer(OptionsSnapshot snapshot) {
            options = Options.of(snapshot, MailerOptions.class);
        }
    }

    /** Takes its options as a text. */
    public static final class TextMailer implements Service {
        final Options options;

        public TextMailer(String snapshot) {
            options = Options.of(OptionsSnapshot.parse(snapshot), MailerOptions.class);
        }
    }

    /** Takes its options from the master. */
    public static final class FollowingMailer implements Service {
        final Options options;

        public FollowingMailer(Path shared) {
            options = Options.inWorker(shared, MailerOptions.class);
        }
    }

    /** Constructs the service as a worker does, from the text that the master makes of the argument. */
    private static <S extends Service> S arrived(Class<S> type, Object argument) throws ReflectiveOperationException {
        ServiceCall call = ServiceCall.of(ServiceSpec.of(type).args(argument));
        Constructor<?> constructor = ArgumentText.constructor(type, call.constructor());
        WorkerContext none = (WorkerContext)
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {WorkerContext.class}, (p, m, a) -> null);
        return type.cast(constructor.newInstance(ArgumentText.values(constructor, call.arguments(), none)));
    }

    @Test
    void theMastersOptionsTravelAsAnArgumentOfAService() throws ReflectiveOperationException {
        Options master = master("--mailer.threads=8", "--mailer.pause=1m30s", "--all.text=ä\n\"x\"");
        MailerOptions expected = new MailerOptions(8, Duration.ofSeconds(90));

        assertThat(arrived(Mailer.class, master.snapshot()).options.get(MailerOptions.class))
                .isEqualTo(expected);
        assertThat(arrived(TextMailer.class, master.snapshot().text()).options.get(MailerOptions.class))
                .isEqualTo(expected);
    }

    @Test
    void theMastersFileTravelsAsAnArgumentOfAService() throws ReflectiveOperationException {
        Options master = master("--mailer.threads=8");
        Path shared = master.attach(new FakeManager().manager(), Options.OnReload.RELOAD);

        FollowingMailer mailer = arrived(FollowingMailer.class, shared);

        assertThat(mailer.options.get(MailerOptions.class).threads()).isEqualTo(8);
    }
}
