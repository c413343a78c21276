package io.supervisor4j.event;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a worker, a name or a request brings into an event cannot look like another line of the log, for any kind of event. */
class HostileTextTest {

    private static final String HOSTILE =
            "x\n12:00:00 ERROR forged\r\u001b[2J\u001b]0;title\u0007\u007f\u009b31m\u202e\u2066\u2028\u2029\ud800\t";

    static Stream<Class<?>> kinds() {
        return records(SupervisorEvent.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(HostileTextTest::records);
    }

    private static SupervisorEvent event(Class<?> kind, WorkerExit.Cause cause) throws ReflectiveOperationException {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(parts).map(part -> value(part, cause)).toArray();
        return (SupervisorEvent) kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(RecordComponent part, WorkerExit.Cause cause) {
        ServiceId service = new ServiceId(new UUID(0, 1));
        Class<?> type = part.getType();
        if (type == int.class) {
            return 7;
        } else if (type == long.class) {
            return 7L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return HOSTILE;
        } else if (type == ServiceId.class) {
            return service;
        } else if (type == ArchiveState.class) {
            return new ArchiveState(ArchiveState.Kind.CLASS_PATH, HOSTILE);
        } else if (type == WorkerRef.class) {
            return new WorkerRef(service, HOSTILE, 3);
        } else if (type == Duration.class) {
            return Duration.ofSeconds(1);
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == WorkerExit.class) {
            return new WorkerExit(3, cause, Duration.ofSeconds(1), List.of(HOSTILE));
        } else if (type == Throwable.class) {
            return new IllegalStateException(HOSTILE);
        } else if (type == Optional.class) {
            boolean isText = part.getGenericType().getTypeName().contains("String");
            return Optional.of(isText ? HOSTILE : Duration.ofSeconds(1));
        } else if (type == List.class) {
            return List.of(HOSTILE);
        }
        throw new AssertionError("tell this test how to make a " + part);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyEventIsOneSafeLineWhateverItWasGiven(Class<?> kind) throws ReflectiveOperationException {
        for (WorkerExit.Cause cause : WorkerExit.Cause.values()) {
            assertThat(event(kind, cause).describe())
                    .doesNotContainPattern(
                            "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
        }
    }
}
