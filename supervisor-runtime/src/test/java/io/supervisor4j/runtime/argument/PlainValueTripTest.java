package io.supervisor4j.runtime.argument;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Numbers, texts and other plain values arrive as they were sent. */
class PlainValueTripTest {

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

    public static final class OfDayOfWeek extends Holder {
        public OfDayOfWeek(DayOfWeek got) {
            super(got);
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                        Holder.sent(OfInt.class, Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                        Holder.sent(OfLong.class, Long.MIN_VALUE, Long.MAX_VALUE),
                        Holder.sent(OfShort.class, Short.MIN_VALUE),
                        Holder.sent(OfByte.class, Byte.MAX_VALUE),
                        Holder.sent(OfFloat.class, Float.MIN_VALUE, Float.NaN, -0.0f),
                        Holder.sent(
                                OfDouble.class, Math.PI, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, -0.0),
                        Holder.sent(OfBoolean.class, true, false),
                        Holder.sent(OfChar.class, 'x', '\u0000', ':', '\ud83d'),
                        Holder.sent(OfInteger.class, 5, null),
                        Holder.sent(OfNumber.class, 5, 5L, 5.0, (short) 5, (byte) 5, 5f),
                        Holder.sent(OfObject.class, 5, "text", 5L, Colour.GREEN, Duration.ofDays(1), true, null),
                        Holder.sent(
                                OfString.class,
                                "",
                                "a:b",
                                "3:abc",
                                "é\n\u0000\ud83d\ude00\ud83d",
                                "x".repeat(70_000),
                                null),
                        Holder.sent(OfCharSequence.class, "text"),
                        Holder.sent(OfColour.class, Colour.RED, Colour.GREEN, null),
                        Holder.sent(
                                OfDuration.class,
                                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                                Duration.ofNanos(-1)),
                        Holder.sent(OfPath.class, Path.of("/a b/ü"), Path.of(""), Path.of("rel/../x")),
                        Holder.sent(OfDayOfWeek.class, DayOfWeek.SUNDAY))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("values")
    void plainValuesArriveAsTheyWereSent(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(Trip.argument(type, value)).isEqualTo(value);
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
        assertThat(Trip.argument(type, given)).isEqualTo(expected);
    }
}
