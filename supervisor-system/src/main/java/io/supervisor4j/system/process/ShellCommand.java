package io.supervisor4j.system.process;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shell that stands between the JDK and a program: it moves descriptors, or waits, and then starts the program, which gets exactly
 * the variables that it is meant to have. None of them stands in a command line, which every user of the machine can read.
 *
 * <p>Shells have a will of their own about variables, and this class knows it:
 *
 * <ul>
 *   <li>{@code sh} may drop those whose names it could not use itself, such as {@code spring.datasource.password}; bash hands them
 *       on. So bash takes the place of {@code sh} where there are any. Without bash they are left out, see {@link #leftOut}.
 *   <li>Some are set, changed or removed by the shell, such as {@code PWD} and {@code SHLVL}, or make it complain, such as
 *       {@code LC_ALL}. These travel under other names and are given back by the script.
 *   <li>bash would read files and functions named by others: {@code -p} keeps it from that.
 * </ul>
 *
 * <p>Only what POSIX or bash makes read-only, such as {@code PPID}, is the shell's own in any case. Immutable.
 */
public final class ShellCommand {

    /** The shell that every system has. */
    public static final String SH = "/bin/sh";

    private static final @Nullable String BASH = firstExecutable("/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash");
    private static final boolean SH_IS_BASH = isBash(SH);

    /** In front of the names under which variables travel. */
    private static final String CARRIER = "supervisor4j_";

    private static final String LEVEL = "SHLVL";

    /** Shells set these also where they were not given. */
    private static final Set<String> SET_BY_SHELLS = Set.of("PWD", "OLDPWD", LEVEL);

    private static final Set<String> CHANGED_BY_SHELLS = Set.of("IFS", "PS4");

    /** Changed, removed, or complained of. */
    private static final Set<String> CHANGED_BY_BASH = Set.of(
            "BASH",
            "BASHPID",
            "COLUMNS",
            "COMP_WORDBREAKS",
            "DIRSTACK",
            "EPOCHREALTIME",
            "EPOCHSECONDS",
            "FUNCNAME",
            "GROUPS",
            "HISTCMD",
            "LANG",
            "LINENO",
            "LINES",
            "OPTIND",
            "POSIXLY_CORRECT",
            "PS1",
            "PS2",
            "RANDOM",
            "SECONDS",
            "SRANDOM",
            "TMOUT",
            "_");

    private final String shell;
    private final boolean bash;
    private final Map<String, String> environment;

    private ShellCommand(String shell, boolean bash, Map<String, String> environment) {
        this.shell = shell;
        this.bash = bash;
        this.environment = environment;
    }

    /**
     * Chooses the shell for a program.
     *
     * @param environment all variables that the program is to have
     * @return the shell
     */
    public static ShellCommand of(Map<String, String> environment) {
        return of(environment, SH_IS_BASH, BASH);
    }

    /** With the machine's shells as arguments: whether {@code sh} is bash, and where bash is. */
    static ShellCommand of(Map<String, String> environment, boolean shIsBash, @Nullable String bash) {
        if (bash != null && (shIsBash || !oddNames(environment.keySet()).isEmpty())) {
            return new ShellCommand(bash, true, environment);
        }
        Map<String, String> passed = new HashMap<>(environment);
        passed.keySet().removeAll(oddNames(environment.keySet()));
        return new ShellCommand(SH, false, passed);
    }

    /**
     * Returns the variables that cannot be handed on, because their names are none that a shell could use and there is no bash.
     *
     * @param names the names of all variables
     * @return those that programs will not get, sorted
     */
    public static List<String> leftOut(Set<String> names) {
        return BASH == null ? oddNames(names) : List.of();
    }

    private static List<String> oddNames(Set<String> names) {
        List<String> odd = new ArrayList<>();
        for (String name : names) {
            if (!isShellName(name)) {
                odd.add(name);
            }
        }
        odd.sort(null);
        return odd;
    }

    private static boolean isShellName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (!digit || i == 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Returns the words that run a script and then become the program, whose own words follow them.
     *
     * @param script shell commands, the last one with a semicolon behind it
     * @return the beginning of a command
     */
    public List<String> wordsToBecome(String script) {
        // A bash that becomes something counts its level down.
        String level = bash && level() >= 0 ? " SHLVL=$((SHLVL + 1));" : "";
        return words(script + level + " " + become(), SH);
    }

    /**
     * Returns the words that run a script, in which the program's variables are set.
     *
     * @param script the script, which starts the program by {@link #become}
     * @param name what the script finds in {@code $0}; what follows the words are its other arguments
     * @return the beginning of a command
     */
    public List<String> words(String script, String name) {
        List<String> words = new ArrayList<>();
        words.add(shell);
        if (bash) {
            words.add("-p");
        }
        words.add("-c");
        words.add(restoring() + script);
        words.add(name);
        return words;
    }

    /**
     * Returns the command by which a script, or a part of it in parentheses, becomes the program.
     *
     * @return a command that does not return; the program's words are the script's arguments
     */
    public String become() {
        return bash && environment.containsKey("_") ? "_=$" + CARRIER + "_ exec \"$@\"" : "exec \"$@\"";
    }

    /**
     * Sets the variables of the shell's process. Those that are what they should be are not touched, as the JDK may know them by
     * their bytes alone.
     *
     * @param target the variables of a {@link ProcessBuilder}
     */
    public void setVariables(Map<String, String> target) {
        Map<String, String> wanted = new HashMap<>();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            wanted.put(travels(name) ? CARRIER + name : name, variable.getValue());
        }
        target.keySet().retainAll(wanted.keySet());
        for (Map.Entry<String, String> variable : wanted.entrySet()) {
            if (!variable.getValue().equals(target.get(variable.getKey()))) {
                target.put(variable.getKey(), variable.getValue());
            }
        }
    }

    /** What it complains of is of no interest; and in a worker's shell, standard error is not yet what it will be. */
    private String restoring() {
        StringBuilder script = new StringBuilder("{ ");
        for (String name : environment.keySet()) {
            String carrier = CARRIER + name;
            if (name.equals("_") && bash) {
                script.append("export -n ").append(carrier).append("; ");
            } else if (travels(name)) {
                if (bash) {
                    // Takes its special meaning away; dash would stop at OPTIND.
                    script.append("unset ").append(name).append("; ");
                }
                script.append(name).append("=$").append(carrier).append("; ");
                script.append("export ")
                        .append(name)
                        .append("; unset ")
                        .append(carrier)
                        .append("; ");
            }
        }
        for (String name : SET_BY_SHELLS) {
            if (!environment.containsKey(name)) {
                script.append("unset ").append(name).append("; ");
            }
        }
        if (bash && !environment.containsKey(LEVEL)) {
            // It would be set again by exec, but lists are not handed on.
            script.append("declare -a SHLVL; ");
        }
        return script.append(":; } 2>/dev/null; ").toString();
    }

    /** Tells whether the shell must not see it under its own name. */
    private boolean travels(String name) {
        if (SET_BY_SHELLS.contains(name) || CHANGED_BY_SHELLS.contains(name)) {
            return true;
        } else if (!bash) {
            // Another value would be an error.
            return name.equals("OPTIND") && number(environment.get(name)) >= 0;
        }
        return CHANGED_BY_BASH.contains(name)
                || (isShellName(name)
                        && (name.startsWith("LC_") || (name.startsWith("BASH_") && !name.equals("BASH_VERSINFO"))));
    }

    /** Returns the shell level that the program is to have; -1 if there is none, or bash would not take it for one. */
    private int level() {
        return number(environment.get(LEVEL));
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || (i > 0 && number == 0)) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static @Nullable String firstExecutable(String... paths) {
        for (String path : paths) {
            if (new File(path).canExecute()) {
                return path;
            }
        }
        return null;
    }

    private static boolean isBash(String path) {
        try {
            return new File(path).getCanonicalPath().endsWith("/bash");
        } catch (IOException e) {
            return false;
        }
    }
}
