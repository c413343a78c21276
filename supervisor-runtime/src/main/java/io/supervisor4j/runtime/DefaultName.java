package io.supervisor4j.runtime;

/**
 * The name of a manager that was given none: that of its main class or jar. Without regular expressions, which a start would
 * wait for.
 */
final class DefaultName {

    private static final String UNKNOWN = "manager";
    private static final int MAX_LENGTH = 56;

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
        return clean(simple);
    }

    /** Leaves what a name of a manager can contain, and room for a number. */
    private static String clean(String text) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length() && name.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
            if (letterOrDigit || (name.length() > 0 && (c == '.' || c == '_' || c == '-'))) {
                name.append(c);
            }
        }
        return name.length() == 0 ? UNKNOWN : name.toString();
    }
}
