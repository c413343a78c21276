package io.supervisor4j.runtime.argument;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Records, plain objects and what the JDK has arrive as they were sent. */
class ObjectTripTest {

    public record Shape(String name, List<Point> corners, Map<Colour, Duration> times, Point centre) {}

    /** Equal by its fields. */
    public static class ByFields {
        private String name;
        private int size;
        private List<Point> points = new ArrayList<>();

        static ByFields of(String name, int size, Point... points) {
            ByFields made = new ByFields();
            made.name = name;
            made.size = size;
            made.points = new ArrayList<>(List.of(points));
            return made;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByFields that
                    && Objects.equals(name, that.name)
                    && size == that.size
                    && points.equals(that.points);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, size, points);
        }
    }

    /** Has no other constructor. */
    public static final class ByConstructor {
        private final String host;
        private final int port;

        public ByConstructor(String host, int port) {
            this.host = host;
            this.port = port;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByConstructor that && host.equals(that.host) && port == that.port;
        }

        @Override
        public int hashCode() {
            return Objects.hash(host, port);
        }
    }

    /** Defines no equality, as most plain objects. */
    public static final class Plain {
        public String name = "";
        public int size;

        static Plain of(String name, int size) {
            Plain made = new Plain();
            made.name = name;
            made.size = size;
            return made;
        }
    }

    public record HoldsPlain(Plain plain) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record HoldsArray(int[] ports) {}

    public record HoldsPath(Path folder) {}

    public static final class OfPoint extends Holder {
        public OfPoint(Point got) {
            super(got);
        }
    }

    public static final class OfShape extends Holder {
        public OfShape(Shape got) {
            super(got);
        }
    }

    public static final class OfByFields extends Holder {
        public OfByFields(ByFields got) {
            super(got);
        }
    }

    public static final class OfByConstructor extends Holder {
        public OfByConstructor(ByConstructor got) {
            super(got);
        }
    }

    public static final class OfPlain extends Holder {
        public OfPlain(Plain got) {
            super(got);
        }
    }

    public static final class OfHoldsPlain extends Holder {
        public OfHoldsPlain(HoldsPlain got) {
            super(got);
        }
    }

    public static final class OfHoldsArray extends Holder {
        public OfHoldsArray(HoldsArray got) {
            super(got);
        }
    }

    public static final class OfHoldsPath extends Holder {
        public OfHoldsPath(HoldsPath got) {
            super(got);
        }
    }

    public static final class OfInstant extends Holder {
        public OfInstant(Instant got) {
            super(got);
        }
    }

    public static final class OfLocalDate extends Holder {
        public OfLocalDate(LocalDate got) {
            super(got);
        }
    }

    public static final class OfOffsetDateTime extends Holder {
        public OfOffsetDateTime(OffsetDateTime got) {
            super(got);
        }
    }

    public static final class OfZonedDateTime extends Holder {
        public OfZonedDateTime(ZonedDateTime got) {
            super(got);
        }
    }

    public static final class OfBigDecimal extends Holder {
        public OfBigDecimal(BigDecimal got) {
            super(got);
        }
    }

    public static final class OfBigInteger extends Holder {
        public OfBigInteger(BigInteger got) {
            super(got);
        }
    }

    public static final class OfUri extends Holder {
        public OfUri(URI got) {
            super(got);
        }
    }

    public static final class OfUuid extends Holder {
        public OfUuid(UUID got) {
            super(got);
        }
    }

    public static final class OfLocale extends Holder {
        public OfLocale(Locale got) {
            super(got);
        }
    }

    static Stream<Arguments> objects() {
        Shape shape = new Shape(
                "L", List.of(new Point(1, 2), new Point(3, 4)), Map.of(Colour.GREEN, Duration.ofMillis(5)), null);
        return Stream.of(
                        Holder.sent(OfPoint.class, new Point(-1, 2), null),
                        Holder.sent(OfShape.class, shape),
                        Holder.sent(OfByFields.class, ByFields.of("a", 3, new Point(1, 2)), ByFields.of(null, 0)),
                        Holder.sent(OfByConstructor.class, new ByConstructor("localhost", 25)),
                        Holder.sent(OfInstant.class, Instant.ofEpochSecond(1, 123_456_789), Instant.MAX, Instant.EPOCH),
                        Holder.sent(OfLocalDate.class, LocalDate.of(2026, 2, 28), LocalDate.MIN),
                        Holder.sent(OfOffsetDateTime.class, OffsetDateTime.parse("2026-01-02T03:04:05.6+07:00")),
                        Holder.sent(
                                OfZonedDateTime.class,
                                ZonedDateTime.of(LocalDate.of(2026, 7, 1).atTime(1, 2), ZoneId.of("Europe/Berlin"))),
                        Holder.sent(
                                OfBigDecimal.class,
                                new BigDecimal("1.10"),
                                new BigDecimal("1E+400"),
                                new BigDecimal("0.000")),
                        Holder.sent(OfBigInteger.class, BigInteger.TWO.pow(200)),
                        Holder.sent(OfUri.class, URI.create("https://example.org/a?b=c#d")),
                        Holder.sent(OfUuid.class, new UUID(1, 2)),
                        Holder.sent(OfLocale.class, Locale.GERMANY))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void objectsArriveAsTheyWereSent(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(Trip.argument(type, value)).isEqualTo(value);
    }

    @Test
    void aRelativePathInARecordStaysRelative() throws Exception {
        assertThat(Trip.argument(OfHoldsPath.class, new HoldsPath(Path.of("data"))))
                .isEqualTo(new HoldsPath(Path.of("data")));
    }

    @Test
    void aPlainObjectWithoutEqualityArrivesByItsFields() throws Exception {
        assertThat(Trip.argument(OfPlain.class, Plain.of("a", 3)))
                .usingRecursiveComparison()
                .isEqualTo(Plain.of("a", 3));
    }

    @Test
    void aRecordMayHoldAPlainObjectWithoutEquality() throws Exception {
        HoldsPlain sent = new HoldsPlain(Plain.of("a", 3));

        assertThat(Trip.argument(OfHoldsPlain.class, sent))
                .usingRecursiveComparison()
                .isEqualTo(sent);
    }

    @Test
    void aRecordMayHoldAnArray() throws Exception {
        HoldsArray sent = new HoldsArray(new int[] {1, 2});

        assertThat(Trip.argument(OfHoldsArray.class, sent))
                .usingRecursiveComparison()
                .isEqualTo(sent);
    }
}
