package io.supervisor4j.control;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Statuses of all kinds, by a seed: each state, what is known and what is not, extreme numbers, text that breaks lines and quotes. */
final class GeneratedStatus {

    private static final List<String> PIECES = List.of(
            "mailer",
            " ",
            "",
            "\"",
            "\\",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u001b[2J",
            "{}",
            ":,",
            "é",
            "\u2028",
            "\u202e",
            "\ufeff",
            "😀",
            "\ud83d",
            "\ude00",
            "x".repeat(5_000));

    private static final List<Instant> TIMES = List.of(
            Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochSecond(1_772_366_400, 1), Instant.ofEpochMilli(-1));

    private static final long[] NUMBERS = {0, 1, -1, 4_711, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LARGE_NUMBERS = {0, 1, -1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE};

    private final Random random;

    GeneratedStatus(long seed) {
        this.random = new Random(seed);
    }

    ManagerStatus manager() {
        return new ManagerStatus(text(), large(), text(), time(), any(ManagerStatus.State.class), some(this::service));
    }

    private ServiceStatus service() {
        return new ServiceStatus(
                new ServiceId(new UUID(random.nextLong(), random.nextLong())),
                text(),
                text(),
                number(),
                any(RestartPolicy.Mode.class),
                number(),
                number(),
                random.nextBoolean(),
                any(WorkerOutput.Kind.class),
                large(),
                new ArchiveState(any(ArchiveState.Kind.class), text()),
                some(this::worker));
    }

    private WorkerStatus worker() {
        return new WorkerStatus(
                number(),
                any(WorkerStatus.State.class),
                time(),
                optionalNumber(),
                optional(this::duration),
                random.nextBoolean(),
                number(),
                optional(this::lastExit),
                optional(this::time),
                optionalNumber(),
                optional(this::duration));
    }

    private WorkerStatus.LastExit lastExit() {
        WorkerExit exit = new WorkerExit(number(), any(WorkerExit.Cause.class), duration(), some(this::text));
        return new WorkerStatus.LastExit(time(), optionalNumber(), exit, text());
    }

    private String text() {
        return Stream.generate(() -> any(PIECES)).limit(random.nextInt(4)).reduce("", String::concat);
    }

    private Instant time() {
        return any(TIMES);
    }

    /** In whole milliseconds, as the protocol tells them. */
    private Duration duration() {
        return Duration.ofMillis(large());
    }

    private int number() {
        return (int) NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private long large() {
        return LARGE_NUMBERS[random.nextInt(LARGE_NUMBERS.length)];
    }

    private OptionalLong optionalNumber() {
        return random.nextBoolean() ? OptionalLong.of(large()) : OptionalLong.empty();
    }

    private <T> Optional<T> optional(Supplier<T> one) {
        return random.nextBoolean() ? Optional.of(one.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        return any(List.of(type.getEnumConstants()));
    }
}
