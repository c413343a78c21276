package io.supervisor4j.runtime.argument;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Collections, maps and arrays arrive with what they held. */
class ContainerTripTest {

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

    static Stream<Arguments> containers() {
        return Stream.of(
                        Holder.sent(
                                OfPoints.class,
                                List.of(new Point(1, 2)),
                                List.of(),
                                Arrays.asList(new Point(1, 2), null)),
                        Holder.sent(
                                OfMapOfLists.class,
                                Map.of("a", List.of(1, 2), "b", List.of()),
                                Collections.singletonMap("n", null)),
                        Holder.sent(OfMapOfColours.class, Map.of(Colour.RED, 1L, Colour.GREEN, Long.MAX_VALUE)),
                        Holder.sent(OfEnumMap.class, new EnumMap<>(Map.of(Colour.GREEN, 1))),
                        Holder.sent(OfSortedMap.class, new TreeMap<>(Map.of(2, "b", 1, "a"))),
                        Holder.sent(OfSet.class, Set.of(1L, 2L), new LinkedHashSet<>(List.of(9L, -9L))),
                        Holder.sent(OfColours.class, EnumSet.allOf(Colour.class), EnumSet.noneOf(Colour.class)),
                        Holder.sent(
                                OfObjects.class, Arrays.asList("a", 1, true, 1.5, null, List.of("b"), Map.of("k", 2))),
                        Holder.sent(OfInts.class, new int[] {1, -2}, new int[0]),
                        Holder.sent(OfBytes.class, new byte[] {1, -2, 0}),
                        Holder.sent(OfChars.class, new char[] {'a', '\u0000'}),
                        Holder.sent(OfDoubles.class, new double[] {1, 1.5}),
                        Holder.sent(OfPointArrays.class, (Object) new Point[][] {{new Point(1, 2)}, {}}))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containersArriveWithWhatTheyHeld(Class<? extends Holder> type, Object value) throws Exception {
        assertThat(Trip.argument(type, value)).isEqualTo(value);
    }

    @Test
    void pathsInACollectionArrive() throws Exception {
        assertThat(Trip.argument(OfCollection.class, List.of(Path.of("/a"), Path.of("b c"))))
                .isEqualTo(List.of(Path.of("/a"), Path.of("b c")));
    }

    @Test
    void aDequeArrivesInItsOrder() throws Exception {
        assertThat((Collection<?>) Trip.argument(OfDeque.class, new ArrayDeque<>(List.of("a", "b"))))
                .map(Object::toString)
                .containsExactly("a", "b");
    }

    @Test
    void aMapKeepsItsOrder() throws Exception {
        Map<String, List<Integer>> map = new LinkedHashMap<>();
        map.put("z", List.of(1));
        map.put("a", List.of(2));

        assertThat(((Map<?, ?>) Trip.argument(OfMapOfLists.class, map)).keySet().toArray())
                .containsExactly("z", "a");
    }

    @Test
    void declaredTypesKeepTheirTypeArguments() {
        Constructor<?> constructor = OfMapOfLists.class.getConstructors()[0];

        assertThat(ArgumentText.declared(constructor, 0).getTypeName())
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    }
}
