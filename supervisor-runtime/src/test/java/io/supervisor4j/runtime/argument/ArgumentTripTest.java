package io.supervisor4j.runtime.argument;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What arrives as it was sent. */
class ArgumentTripTest {

    /** Holds what it was constructed with. */
    public abstract static class Holder implements Service {
        final Object got;

        Holder(Object got) {
            this.got = got;
        }
    }

    public enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "a green with a body";
            }
        }
    }

    public record Point(int x, int y) {}

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

    /** One public constructor for each type of parameter. */
    public static final class OfInt extends Holder {
        public OfInt(int got) {
            super(got);
        }
    }

    public static final class OfLong extends Holder {
        public OfLong(long got) {
            super(got);
        }
    }

    public static final class OfShort extends Holder {
        public OfShort(short got) {
            super(got);
        }
    }

    public static final class OfByte extends Holder {
        public OfByte(byte got) {
            super(got);
        }
    }

    public static final class OfFloat extends Holder {
        public OfFloat(float got) {
            super(got);
        }
    }

    public static final class OfDouble extends Holder {
        public OfDouble(double got) {
            super(got);
        }
    }

    public static final class OfBoolean extends Holder {
        public OfBoolean(boolean got) {
            super(got);
        }
    }

    public static final class OfChar extends Holder {
        public OfChar(char got) {
            super(got);
        }
    }

    public static final class OfInteger extends Holder {
        public OfInteger(Integer got) {
            super(got);
        }
    }

    public static final class OfNumber extends Holder {
        public OfNumber(Number got) {
            super(got);
        }
    }

    public static final class OfObject extends Holder {
        public OfObject(Object got) {
            super(got);
        }
    }

    public static final class OfString extends Holder {
        public OfString(String got) {
            super(got);
        }
    }

    public static final class OfCharSequence extends Holder {
        public OfCharSequence(CharSequence got) {
            super(got);
        }
    }

    public static final class OfColour extends Holder {
        public OfColour(Colour got) {
            super(got);
        }
    }

    public static final class OfDuration extends Holder {
        public OfDuration(Duration got) {
            super(got);
        }
    }

    public static final class OfPath extends Holder {
        public OfPath(Path got) {
            super(got);
        }
    }

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

    public static final class OfPoints extends Holder {
        public OfPoints(List<Point> got) {
            super(got);
        }
    }

    public static final class OfMapOfLists extends Holder {
        public OfMapOfLists(Map<String, List<Integer>> got) {
            super(got);
        }
    }

    public static final class OfMapOfColours extends Holder {
        public OfMapOfColours(Map<Colour, Long> got) {
            super(got);
        }
    }

    public static final class OfEnumMap extends Holder {
        public OfEnumMap(EnumMap<Colour, Integer> got) {
            super(got);
        }
    }

    public static final class OfSortedMap extends Holder {
        public OfSortedMap(SortedMap<Integer, String> got) {
            super(got);
        }
    }

    public static final class OfSet extends Holder {
        public OfSet(Set<Long> got) {
            super(got);
        }
    }

    public static final class OfColours extends Holder {
        public OfColours(EnumSet<Colour> got) {
            super(got);
        }
    }

    public static final class OfCollection extends Holder {
        public OfCollection(Collection<Path> got) {
            super(got);
        }
    }

    public static final class OfDeque extends Holder {
        public OfDeque(Deque<String> got) {
            super(got);
        }
    }

    public static final class OfObjects extends Holder {
        public OfObjects(List<Object> got) {
            super(got);
        }
    }

    public static final class OfInts extends Holder {
        public OfInts(int[] got) {
            super(got);
        }
    }

    public static final class OfBytes extends Holder {
        public OfBytes(byte[] got) {
            super(got);
        }
    }

    public static final class OfChars extends Holder {
        public OfChars(char[] got) {
            super(got);
        }
    }

    public static final class OfDoubles extends Holder {
        public OfDoubles(double[] got) {
            super(got);
        }
    }

    public static final class OfPointArrays extends Holder {
        public OfPointArrays(Point[][] got) {
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

    public static final class OfDayOfWeek extends Holder {
        public OfDayOfWeek(DayOfWeek got) {
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

    private static Object trip(Class<? extends Holder> type, Object argument) throws ReflectiveOperationException {
        return ((Holder) Trip.construct(ServiceSpec.of(type).args(argument))).got;
    }

    static Stream<Arguments> values() {
        return Stream.of(
                        sent(OfInt.class, Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                        sent(OfLong.class, Long.MIN_VALUE, Long.MAX_VALUE),
                        sent(OfShort.class, Short.MIN_VALUE),
                        sent(OfByte.class, Byte.MAX_VALUE),
                        sent(OfFloat.class, Float.MIN_VALUE, Float.NaN, -0.0f),
                        sent(OfDouble.class, Math.PI, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, -0.0),
                        sent(OfBoolean.class, true, false),
                        sent(OfChar.class, 'x', '\u0000', ':', '\ud83d'),
                        sent(OfInteger.class, 5, null),
                        sent(OfNumber.class, 5, 5L, 5.0, (short) 5, (byte) 5, 5f),
                        sent(OfObject.class, 5, "text", 5L, Colour.GREEN, Duration.ofDays(1), true, null),
                        sent(
                                OfString.class,
                                "",
                                "a:b",
                                "3:abc",
                                "é\n\u0000\ud83d\ude00\ud83d",
                                "x".repeat(70_000),
                                null),
                        sent(OfCharSequence.class, "text"),
                        sent(OfColour.class, Colour.RED, Colour.GREEN, null),
                        sent(OfDuration.class, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofNanos(-1)),
                        sent(OfPath.class, Path.of("/a b/ü"), Path.of(""), Path.of("rel/../x")),
                        sent(OfDayOfWeek.class, DayOfWeek.SUNDAY))
                .flatMap(each -> each);
    }

    static Stream<Arguments> objects() {
        Shape shape = new Shape(
                "L", List.of(new Point(1, 2), new Point(3, 4)), Map.of(Colour.GREEN, Duration.ofMillis(5)), null);
        return Stream.of(
                        sent(OfPoint.class, new Point(-1, 2), null),
                        sent(OfShape.class, shape),
                        sent(OfByFields.class, ByFields.of("a", 3, new Point(1, 2)), ByFields.of(null, 0)),
                        sent(OfByConstructor.class, new ByConstructor("localhost", 25)),
                        sent(OfInstant.class, Instant.ofEpochSecond(1, 123_456_789), Instant.MAX, Instant.EPOCH),
                        sent(OfLocalDate.class, LocalDate.of(2026, 2, 28), LocalDate.MIN),
                        sent(OfOffsetDateTime.class, OffsetDateTime.parse("2026-01-02T03:04:05.6+07:00")),
                        sent(
                                OfZonedDateTime.class,
                                ZonedDateTime.of(LocalDate.of(2026, 7, 1).atTime(1, 2), ZoneId.of("Europe/Berlin"))),
                        sent(
                                OfBigDecimal.class,
                                new BigDecimal("1.10"),
                                new BigDecimal("1E+400"),
                                new BigDecimal("0.000")),
                        sent(OfBigInteger.class, BigInteger.TWO.pow(200)),
                        sent(OfUri.class, URI.create("https://example.org/a?b=c#d")),
                        sent(OfUuid.class, new UUID(1, 2)),
                        sent(OfLocale.class, Locale.GERMANY))
                .flatMap(each -> each);
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                        sent(OfPoints.class, List.of(new Point(1, 2)), List.of(), Arrays.asList(new Point(1, 2), null)),
                        sent(
                                OfMapOfLists.class,
                                Map.of("a", List.of(1, 2), "b", List.of()),
                                Collections.singletonMap("n", null)),
                        sent(OfMapOfColours.class, Map.of(Colour.RED, 1L, Colour.GREEN, Long.MAX_VALUE)),
                        sent(OfEnumMap.class, new EnumMap<>(Map.of(Colour.GREEN, 1))),
                        sent(OfSortedMap.class, new TreeMap<>(Map.of(2, "b", 1, "a"))),
                        sent(OfSet.class, Set.of(1L, 2L), new LinkedHashSet<>(List.of(9L, -9L))),
                        sent(OfColours.class, EnumSet.allOf(Colour.class), EnumSet.noneOf(Colour.class)),
                        sent(OfObjects.class, Arrays.asList("a", 1, true, 1.5, null, List.of("b"), Map.of("k", 2))),
                        sent(OfInts.class, new int[] {1, -2}, new int[0]),
                        sent(OfBytes.class, new byte[] {1, -2, 0}),
                        sent(OfChars.class, new char[] {'a', '\u0000'}),
                        sent(OfDoubles.class, new double[] {1, 1.5}),
                        sent(OfPointArrays.class, (Object) new Point[][] {{new Point(1, 2)}, {}}))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> sent(Class<? extends Holder> type, Object... values) {
        return Arrays.stream(values).map(value -> arguments(Named.of(type.getSimpleName(), type), value));
    }

    @ParameterizedTest
    @MethodSource("values")
    void plainValuesArriveAsTheyWereSent(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(trip(type, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void objectsArriveAsTheyWereSent(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(trip(type, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containersArriveWithWhatTheyHeld(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(trip(type, value)).isEqualTo(value);
    }

    @Test
    void pathsInACollectionArrive() throws Exception {
        assertThat(trip(OfCollection.class, List.of(Path.of("/a"), Path.of("b c"))))
                .isEqualTo(List.of(Path.of("/a"), Path.of("b c")));
    }

    @Test
    void aRelativePathInARecordStaysRelative() throws Exception {
        assertThat(trip(OfHoldsPath.class, new HoldsPath(Path.of("data")))).isEqualTo(new HoldsPath(Path.of("data")));
    }

    @Test
    void aDequeArrivesInItsOrder() throws Exception {
        assertThat((Collection<?>) trip(OfDeque.class, new ArrayDeque<>(List.of("a", "b"))))
                .map(Object::toString)
                .containsExactly("a", "b");
    }

    @Test
    void aMapKeepsItsOrder() throws Exception {
        Map<String, List<Integer>> map = new LinkedHashMap<>();
        map.put("z", List.of(1));
        map.put("a", List.of(2));

        assertThat(((Map<?, ?>) trip(OfMapOfLists.class, map)).keySet().toArray())
                .containsExactly("z", "a");
    }

    @Test
    void aPlainObjectWithoutEqualityArrivesByItsFields() throws Exception {
        assertThat(trip(OfPlain.class, Plain.of("a", 3)))
                .usingRecursiveComparison()
                .isEqualTo(Plain.of("a", 3));
    }

    @Test
    void aRecordMayHoldAPlainObjectWithoutEquality() throws Exception {
        HoldsPlain sent = new HoldsPlain(Plain.of("a", 3));

        assertThat(trip(OfHoldsPlain.class, sent)).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void aRecordMayHoldAnArray() throws Exception {
        HoldsArray sent = new HoldsArray(new int[] {1, 2});

        assertThat(trip(OfHoldsArray.class, sent)).usingRecursiveComparison().isEqualTo(sent);
    }

    static Stream<Arguments> widenings() {
        return Stream.of(
                arguments(OfShort.class, (byte) 1, (short) 1),
                arguments(OfInt.class, (byte) 1, 1),
                arguments(OfInt.class, (short) 1, 1),
                arguments(OfInt.class, 'a', 97),
                arguments(OfLong.class, (byte) 1, 1L),
                arguments(OfLong.class, (short) 1, 1L),
                arguments(OfLong.class, 1, 1L),
                arguments(OfFloat.class, 1, 1f),
                arguments(OfFloat.class, 1L, 1f),
                arguments(OfDouble.class, 1, 1.0),
                arguments(OfDouble.class, 1L, 1.0),
                arguments(OfDouble.class, 1.5f, 1.5));
    }

    @ParameterizedTest
    @MethodSource("widenings")
    void whatTheCompilerWouldWidenArrivesAsTheParametersType(
            Class<? extends Holder> type, Object given, Object expected) throws Exception {
        assertThat(trip(type, given)).isEqualTo(expected);
    }

    @Test
    void declaredTypesKeepTheirTypeArguments() {
        Constructor<?> constructor = OfMapOfLists.class.getConstructors()[0];

        assertThat(ArgumentText.declared(constructor, 0).getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    }
}
