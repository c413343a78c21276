package io.supervisor4j.runtime;

import io.supervisor4j.rule.FileNames;

/**
 * The name of a manager that was given none: that of its main class or jar. Without regular expressions, which a start would
 * wait for.
 */
final class DefaultName {

    private static final String UNKNOWN = "manager";

    /** Leaves room for a number behind the name, where another manager has it. */
    private static final int LENGTH = FileNames.MANAGER_LENGTH - 8;

    private DefaultName() {}

    static String ofThisProgram() {
        return of(System.getProperty("sun.java.command", ""));
    }

    /** Takes the command as the JVM knows it: a class, a module with a class, or a jar, and the arguments. */
    static String of(String command) {
        int blank = command.indexOf(' ');
        String program = blank < 0 ? command : command.substring(0, blank);
        String file = program.substring(program.lastIndexOf('/') + 1);
        String simple = file.endsWith(".jar")
                ? file.substring(0, file.length() - ".jar".length())
                : file.substring(Math.max(file.lastIndexOf('.'), file.lastIndexOf('$')) + 1);
        String name = FileNames.cleaned(simple, LENGTH);
        return name.isEmpty() ? UNKNOWN : name;
    }
}
