package io.supervisor4j.runtime;

import io.supervisor4j.Service;
import io.supervisor4j.runtime.protocol.LinkPair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceClassesTest {

    public static final class Good implements Service {}

    public abstract static class Abstract implements Service {}

    public interface Interface extends Service {}

    static final class NotPublic implements Service {}

    @SuppressWarnings("ClassCanBeStatic")
    public final class Inner implements Service {}

    private static void assertRefused(Class<?> type, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceClasses.check("service mailer", type))
                .withMessageStartingWith("service mailer: " + type.getName())
                .withMessageContaining(why);
    }

    @Test
    void aPublicClassOfTheClassPathIsAccepted() {
        assertThatCode(() -> ServiceClasses.check("service mailer", Good.class)).doesNotThrowAnyException();
    }

    @Test
    void whatCannotBeConstructedIsRefused() {
        assertRefused(Abstract.class, "abstract");
        assertRefused(Interface.class, "abstract");
        assertRefused(Inner.class, "static");
        assertRefused(NotPublic.class, "not public");
    }

    @Test
    void whatHasNoNameIsRefused() {
        class Local implements Service {}
        Service anonymous = new Service() {};

        assertRefused(Local.class, "named class");
        assertRefused(anonymous.getClass(), "named class");
    }

    @Test
    void aClassThatTheWorkersWouldNotSeeIsRefused() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals(LinkPair.class.getName()) ? copy(name) : super.loadClass(name);
            }

            private Class<?> copy(String name) throws ClassNotFoundException {
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }) {
            assertRefused(loader.loadClass(LinkPair.class.getName()), "workers get");
        }
    }

    @Test
    void aClassOfTheJdkIsRefused() {
        assertRefused(String.class, "workers get");
    }
}
