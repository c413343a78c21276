package io.supervisor4j.runtime.worker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Loads, without initializing them, the classes that a class refers to, and those that these refer to as far as they come from the
 * same place; read from the constant pools of their class files.
 */
final class ClassWalk {

    private static final int MAX_CLASSES = 500;

    private final ClassLoader loader;
    private final Set<String> seen = new HashSet<>();
    private final Queue<Class<?>> open = new ArrayDeque<>();

    private ClassWalk(ClassLoader loader) {
        this.loader = loader;
    }

    static void from(Class<?> type) {
        ClassWalk walk = new ClassWalk(type.getClassLoader());
        walk.load(type.getName());
        for (Class<?> next = walk.open.poll(); next != null; next = walk.open.poll()) {
            walk.loadReferencesOf(next);
        }
    }

    private void load(String name) {
        if (seen.size() < MAX_CLASSES && seen.add(name)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (type.getClassLoader() == loader) {
                    open.add(type);
                }
            } catch (ClassNotFoundException | LinkageError e) {
                // What is missing may never be needed.
                return;
            }
        }
    }

    private void loadReferencesOf(Class<?> type) {
        try (InputStream file = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            if (file != null) {
                loadClassesIn(new DataInputStream(new ByteArrayInputStream(file.readAllBytes())));
            }
        } catch (IOException e) {
            // Not read now, loaded later.
            return;
        }
    }

    /** Reads a class file up to the end of its constant pool (chapter 4.4 of the specification of the JVM). */
    private void loadClassesIn(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    // Long and double take two places.
                    i++;
                }
                default -> in.skipNBytes(4);
            }
        }
        for (int text : classes) {
            if (text > 0 && !texts[text].startsWith("[")) {
                load(texts[text].replace('/', '.'));
            }
        }
    }
}
