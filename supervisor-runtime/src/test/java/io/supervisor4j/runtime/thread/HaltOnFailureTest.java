package io.supervisor4j.runtime.thread;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class HaltOnFailureTest {

    private static final long LONG = 600_000;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final BlockingQueue<String> halts = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread("supervisor-master");

    private HaltOnFailure writingTo(OutputStream stream, long maxMillis) {
        return new HaltOnFailure(stream, () -> halts.add("halt"), maxMillis);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theReasonIsSaidWithItsStackAndThenTheProcessHalts() {
        writingTo(err, LONG).uncaughtException(thread, new InternalError("on purpose"));

        assertThat(said().lines())
                .startsWith("supervisor4j: the manager cannot go on and halts with status 70:"
                        + " thread 'supervisor-master' ended by java.lang.InternalError: on purpose")
                .anyMatch(line -> line.contains("at io.supervisor4j.runtime.thread.HaltOnFailureTest"));
        assertThat(halts).containsExactly("halt");
    }

    @Test
    void aMessageThatIsMissingLongOrHostileDoesNotMatter() {
        writingTo(err, LONG).uncaughtException(thread, new StackOverflowError());
        assertThat(said()).startsWith("supervisor4j: the manager cannot go on").contains("StackOverflowError: \n");

        err.reset();
        writingTo(err, LONG).uncaughtException(thread, new IllegalStateException("\u001b[2J\n".repeat(10_000)));
        assertThat(said().lines().findFirst().orElseThrow())
                .hasSizeLessThan(1_024)
                .contains("?[2J?");
        assertThat(halts).hasSize(2);
    }

    @Test
    void theMessagesInTheStackCannotLookLikeOtherLines() {
        writingTo(err, LONG)
                .uncaughtException(
                        thread, new InternalError("a\nERROR forged", new IllegalStateException("b\r\u001b[2J")));

        assertThat(said().lines())
                .allSatisfy(line -> assertThat(line)
                        .matches("(supervisor4j: the manager|java\\.lang\\.InternalError: |\\tat |Caused by: ).*")
                        .doesNotContainPattern("[\\p{Cc}&&[^\\t]]"))
                .contains("java.lang.InternalError: a\\nERROR forged")
                .contains("Caused by: java.lang.IllegalStateException: b\\r\\u001b[2J");
    }

    @Test
    void whatEndsAnExpendableThreadIsPrintedAndCannotLookLikeOtherLines() throws Exception {
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Thread expendable = EngineThreads.expendable("some-work", () -> {
                throw new IllegalStateException("a\nERROR forged");
            });
            expendable.start();
            expendable.join();
        } finally {
            System.setErr(before);
        }

        assertThat(said()).startsWith("Exception in thread \"some-work\" java.lang.IllegalStateException: a\\nERROR");
        assertThat(said().lines().skip(1)).allMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void anErrorInTheTellingDoesNotKeepTheProcessFromItsEnd() {
        writingTo(err, LONG).uncaughtException(thread, new RuntimeException() {
            @Override
            public String getMessage() {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        assertThat(said()).contains("thread 'supervisor-master' ended by ", "no memory to say more");
        writingTo(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("closed");
                            }
                        },
                        LONG)
                .uncaughtException(thread, new InternalError());

        assertThat(halts).containsExactly("halt", "halt");
    }

    @Test
    void aStandardErrorThatNobodyReadsDoesNotKeepTheProcessFromItsEnd() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        HaltOnFailure stuck = writingTo(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                },
                10);
        Thread failing = new Thread(() -> stuck.uncaughtException(thread, new InternalError()));
        failing.setDaemon(true);
        failing.start();

        assertThat(halts.poll(10, TimeUnit.SECONDS)).isEqualTo("halt");
        released.countDown();
    }

    @Test
    void allThreadsOfTheEngineHaveAHandlerAndAreDaemons() {
        Thread vital = EngineThreads.vital("v", () -> {});
        Thread expendable = EngineThreads.expendable("e", () -> {});

        assertThat(vital.isDaemon()).isTrue();
        assertThat(expendable.isDaemon()).isTrue();
        assertThat(vital.getUncaughtExceptionHandler()).isInstanceOf(HaltOnFailure.class);
        assertThat(expendable.getUncaughtExceptionHandler())
                .isNotInstanceOf(ThreadGroup.class)
                .isNotInstanceOf(HaltOnFailure.class);
    }
}
