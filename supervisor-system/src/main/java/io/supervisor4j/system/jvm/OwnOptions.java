package io.supervisor4j.system.jvm;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that this JVM was started with. The management bean knows them, and costs a starting JVM 18 ms; a plain command line
 * says the same. One is plain if nothing but its words can have set an option, and each word has one meaning.
 */
public final class OwnOptions {

    private static final String COMMAND_LINE = "/proc/self/cmdline";

    /** The JVM and its launcher take options from these as well. */
    private static final List<String> MORE_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");

    /** Those that the JVM sees as they are written. */
    private static final List<String> PLAIN = List.of(
            "-D",
            "-XX:",
            "-Xm",
            "-Xs",
            "-Xlog",
            "-Xshare:",
            "-ea",
            "-da",
            "-agentlib:",
            "-agentpath:",
            "-javaagent:",
            "--add-opens=",
            "--add-exports=",
            "--add-modules=",
            "--add-reads=",
            "--enable-native-access=");

    /** They read more options from a file, or are for the launcher alone. */
    private static final List<String> NOT_PLAIN = List.of("-XX:Flags=", "-XX:VMOptionsFile=", "-Xshow");

    private OwnOptions() {}

    /**
     * Returns them in their order, without the class path. Thread-safe.
     *
     * @param environment the variables of this process
     * @return the options
     */
    public static List<String> get(Map<String, String> environment) {
        List<String> words = plain(commandLine(), System.getProperty("sun.java.command", ""), environment);
        return words == null ? ManagementFactory.getRuntimeMXBean().getInputArguments() : words;
    }

    private static String commandLine() {
        try (InputStream in = new FileInputStream(COMMAND_LINE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Not Linux.
            return "";
        }
    }

    /**
     * Returns the options of a command line; null if it is not plain.
     *
     * @param commandLine its words, each with a NUL behind it
     * @param program the main class or jar and its arguments, as the JVM knows them
     */
    static @Nullable List<String> plain(String commandLine, String program, Map<String, String> environment) {
        for (String variable : MORE_OPTIONS) {
            if (environment.containsKey(variable)) {
                return null;
            }
        }
        String[] words = commandLine.split("\0", -1);
        if (!words[0].equals("java") && !words[0].endsWith("/java")) {
            return null;
        }
        return optionsIn(words, program);
    }

    private static @Nullable List<String> optionsIn(String[] words, String program) {
        List<String> options = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (CLASS_PATH.contains(word)) {
                i++;
            } else if (startsWithAny(word, PLAIN) && !startsWithAny(word, NOT_PLAIN)) {
                options.add(word);
            } else {
                String main = word.equals("-jar") && i + 1 < words.length ? words[i + 1] : word;
                return isFirst(main, program) ? options : null;
            }
        }
        return null;
    }

    private static boolean startsWithAny(String word, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (word.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFirst(String main, String program) {
        return !main.isEmpty()
                && program.startsWith(main)
                && (program.length() == main.length() || program.charAt(main.length()) == ' ');
    }
}
