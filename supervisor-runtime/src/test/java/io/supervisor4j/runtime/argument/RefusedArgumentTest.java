package io.supervisor4j.runtime.argument;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import java.nio.CharBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What would not arrive as it was sent is refused in the master, by name. */
@Timeout(20)
class RefusedArgumentTest {

    /** Knows a parameter of each kind, called {@code wanted}. */
    public static class Wants implements Service {}

    public static final class AnInt extends Wants {
        public AnInt(int wanted) {}
    }

    public static final class ALong extends Wants {
        public ALong(long wanted) {}
    }

    public static final class AFloat extends Wants {
        public AFloat(float wanted) {}
    }

    public static final class ADouble extends Wants {
        public ADouble(double wanted) {}
    }

    public static final class AString extends Wants {
        public AString(String wanted) {}
    }

    public static final class ALongBox extends Wants {
        public ALongBox(Long wanted) {}
    }

    public static final class ACharSequence extends Wants {
        public ACharSequence(CharSequence wanted) {}
    }

    public static final class AnObject extends Wants {
        public AnObject(Object wanted) {}
    }

    public static final class AnOptional extends Wants {
        public AnOptional(Optional<String> wanted) {}
    }

    public static final class ARunnable extends Wants {
        public ARunnable(Runnable wanted) {}
    }

    public static final class AStream extends Wants {
        public AStream(Stream<String> wanted) {}
    }

    public static final class AThread extends Wants {
        public AThread(Thread wanted) {}
    }

    public static final class AClassLoader extends Wants {
        public AClassLoader(ClassLoader wanted) {}
    }

    public static final class APath extends Wants {
        public APath(Path wanted) {}
    }

    public static final class AList extends Wants {
        public AList(List<Object> wanted) {}
    }

    public static final class ListOfIntegers extends Wants {
        public ListOfIntegers(List<Integer> wanted) {}
    }

    public static final class RawList extends Wants {
        @SuppressWarnings("rawtypes")
        public RawList(List wanted) {}
    }

    public static final class RawMap extends Wants {
        @SuppressWarnings("rawtypes")
        public RawMap(Map wanted) {}
    }

    public static final class ASortedSet extends Wants {
        public ASortedSet(SortedSet<String> wanted) {}
    }

    public static final class ABase extends Wants {
        public ABase(Base wanted) {}
    }

    public static final class ListOfBases extends Wants {
        public ListOfBases(List<Base> wanted) {}
    }

    public static final class AHolder extends Wants {
        public AHolder(HoldsBase wanted) {}
    }

    public static final class AnInterface extends Wants {
        public AnInterface(Comparable<String> wanted) {}
    }

    public static final class ANode extends Wants {
        public ANode(Node wanted) {}
    }

    public static final class APoint extends Wants {
        public APoint(Point wanted) {}
    }

    public static final class AnUntyped extends Wants {
        public AnUntyped(Untyped wanted) {}
    }

    public record Point(int x, int y) {}

    /** Has a component whose type says nothing. */
    public record Untyped(Object value) {}

    public static class Base {
        public int kept;
    }

    public static class WithMore extends Base {
        public int lost;
    }

    public static class WithOtherWays extends Base {
        @Override
        public String toString() {
            return "other ways";
        }
    }

    /** Defines no equality. */
    public static final class HoldsBase {
        public Base base = new Base();

        static HoldsBase of(Base base) {
            HoldsBase made = new HoldsBase();
            made.base = base;
            return made;
        }
    }

    /** May point to itself. */
    public static final class Node {
        public Node next;
    }

    private static void assertRefused(Class<? extends Service> type, Object argument) {
        ServiceSpec spec = ServiceSpec.of(type).name("mailer").args(argument);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCall.of(spec))
                .withMessageContaining("service mailer")
                .withMessageContaining("argument 1 'wanted'")
                .withMessageContaining(type.getConstructors()[0].getGenericParameterTypes()[0].getTypeName())
                .withMessageContaining(type.getName())
                .withMessageNotContaining("\n");
    }

    static Stream<Arguments> coercions() {
        return Stream.of(
                arguments(AString.class, 3),
                arguments(AString.class, 'c'),
                arguments(AString.class, Path.of("a")),
                arguments(AnInt.class, "3"),
                arguments(AnInt.class, 3L),
                arguments(AnInt.class, 3.0),
                arguments(AnInt.class, true),
                arguments(ALong.class, 3f),
                arguments(ALong.class, "3"),
                arguments(AFloat.class, 3.0),
                arguments(ALongBox.class, 3),
                arguments(APath.class, "/a"),
                arguments(APoint.class, Map.of("x", 1, "y", 2)),
                arguments(RawMap.class, List.of()));
    }

    @ParameterizedTest
    @MethodSource("coercions")
    void nothingIsCoercedSilently(Class<? extends Service> type, Object argument) {
        assertRefused(type, argument);
    }

    @Test
    void aNumberThatWouldLoseDigitsIsNotWidened() {
        assertRefused(AFloat.class, 16_777_217);
        assertRefused(ADouble.class, (1L << 53) + 1);
        assertRefused(ADouble.class, Long.MAX_VALUE);
        assertRefused(AFloat.class, Long.MAX_VALUE);
    }

    @Test
    void nullIsNoPrimitive() {
        assertRefused(AnInt.class, null);
    }

    @Test
    void elementsAreNotCoercedEither() {
        assertRefused(ListOfIntegers.class, List.of("3"));
        assertRefused(ListOfIntegers.class, List.of(3.0));
        assertRefused(ListOfIntegers.class, List.of(3L));
    }

    @Test
    void whatWouldArriveAsAnotherTypeIsRefused() {
        assertRefused(AList.class, List.of(3L));
        assertRefused(AList.class, List.of(1.5f));
        assertRefused(AList.class, List.of(new Point(1, 2)));
        assertRefused(AnObject.class, new Point(1, 2));
        assertRefused(AnUntyped.class, new Untyped(3L));
        assertRefused(AnUntyped.class, new Untyped(new Point(1, 2)));
        assertRefused(ACharSequence.class, CharBuffer.wrap("x"));
    }

    @Test
    void rawCollectionsThatWouldArriveChangedAreRefused() {
        assertRefused(RawList.class, List.of(3L));
        assertRefused(RawList.class, List.of(new Point(1, 2)));
        assertRefused(RawMap.class, Map.of(1, "a"));
        assertRefused(RawMap.class, Map.of("a", Set.of(new Point(1, 2))));
    }

    @Test
    void anOrderThatWouldBeLostIsRefused() {
        SortedSet<String> backwards = new TreeSet<>(Comparator.reverseOrder());
        backwards.addAll(List.of("a", "b"));

        assertRefused(ASortedSet.class, backwards);
    }

    @Test
    void subclassesThatWouldBeCutDownToTheirBaseAreRefused() {
        assertRefused(ABase.class, new WithMore());
        assertRefused(ABase.class, new WithOtherWays());
        assertRefused(ListOfBases.class, List.of(new WithOtherWays()));
        assertRefused(AHolder.class, HoldsBase.of(new WithMore()));
    }

    @Test
    void aFieldsValueThatWouldBeCutDownToItsBaseIsRefused() {
        assertRefused(AHolder.class, HoldsBase.of(new WithOtherWays()));
    }

    @Test
    void whatOnlyLivesInThisJvmIsRefused() {
        assertRefused(ARunnable.class, (Runnable) () -> {});
        List<Object> captured = new ArrayList<>();
        assertRefused(ARunnable.class, (Runnable) captured::clear);
        assertRefused(AStream.class, Stream.of("a"));
        assertRefused(AThread.class, Thread.currentThread());
        assertRefused(AClassLoader.class, AClassLoader.class.getClassLoader());
        assertRefused(AnInterface.class, (Comparable<String>) other -> 0);
        assertRefused(AnObject.class, new Object());
    }

    @Test
    void anOptionalIsRefusedRatherThanEmptied() {
        assertRefused(AnOptional.class, Optional.of("a"));
    }

    @Test
    void aPathOfAnotherFileSystemIsRefused(@TempDir Path folder) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            assertRefused(APath.class, zip.getPath("/a"));
        }
    }

    @Test
    void whatContainsItselfIsRefusedWithoutAStackOverflow() {
        Node node = new Node();
        node.next = node;
        List<Object> list = new ArrayList<>();
        list.add(list);
        Map<Object, Object> map = new java.util.HashMap<>();
        map.put("self", map);

        assertRefused(ANode.class, node);
        assertRefused(AList.class, list);
        assertRefused(RawMap.class, map);
    }

    @Test
    void whatIsTooDeepIsRefusedWithoutAStackOverflow() {
        Collection<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(Arrays.asList((Object) deep));
        }

        assertRefused(AList.class, deep);
    }

    @Test
    void theNumberAndNameOfTheArgumentAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServiceCall.of(ServiceSpec.of(Two.class).name("mailer").args("a", 2)))
                .withMessageContaining("argument 2 'second' (java.lang.String)")
                .withMessageContaining("a java.lang.Integer is no java.lang.String");
    }

    public static final class Two implements Service {
        public Two(String first, String second) {}
    }
}
