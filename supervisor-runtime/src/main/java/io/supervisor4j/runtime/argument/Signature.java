package io.supervisor4j.runtime.argument;

import java.lang.reflect.Constructor;

/** Names a constructor of a known class by the types of its parameters. */
final class Signature {

    private Signature() {}

    static String of(Constructor<?> constructor) {
        StringBuilder text = new StringBuilder();
        for (Class<?> type : constructor.getParameterTypes()) {
            text.append(type.getName()).append(',');
        }
        return text.toString();
    }

    static Constructor<?> find(Class<?> type, String signature) throws NoSuchMethodException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (of(constructor).equals(signature)) {
                return constructor;
            }
        }
        throw new NoSuchMethodException(type.getName() + " has no public constructor (" + signature
                + ") in this JVM: its class file was changed since the master was started");
    }
}
