package io.supervisor4j.document;

import java.util.ArrayDeque;
import java.util.Deque;

/** The names that lead to the value which is being read. */
final class Trail {

    /** Deeper than any file that a person writes; the readers call themselves for each level. */
    private static final int LIMIT = 100;

    private final Deque<String> names = new ArrayDeque<>();
    private int depth;

    void down(int line) throws DocumentException {
        if (++depth > LIMIT) {
            throw refused(line, "is nested more than " + LIMIT + " levels deep");
        }
    }

    void up() {
        depth--;
    }

    void enter(String name) {
        names.addLast(name);
    }

    void leave() {
        names.removeLast();
    }

    DocumentException refused(int line, String reason) {
        return new DocumentException(line, String.join(".", names), reason);
    }
}
