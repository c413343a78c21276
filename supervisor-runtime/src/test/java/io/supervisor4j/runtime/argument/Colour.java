package io.supervisor4j.runtime.argument;

/** An enum with a constant that has a body, and a text of its own. */
public enum Colour {
    RED,
    GREEN {
        @Override
        public String toString() {
            return "a green with a body";
        }
    }
}
