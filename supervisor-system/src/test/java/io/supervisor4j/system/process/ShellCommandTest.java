package io.supervisor4j.system.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Real shells: what a program finds in its environment is compared with what it is to have. */
@Timeout(30)
class ShellCommandTest {

    private static final String BASH = "/bin/bash";

    enum Shells {
        SH {
            @Override
            ShellCommand with(Map<String, String> environment) {
                return ShellCommand.of(environment, false, null);
            }
        },
        BASH_FOR_ODD_NAMES {
            @Override
            ShellCommand with(Map<String, String> environment) {
                return ShellCommand.of(environment, false, BASH);
            }
        },
        SH_THAT_IS_BASH {
            @Override
            ShellCommand with(Map<String, String> environment) {
                return ShellCommand.of(environment, true, BASH);
            }
        };

        abstract ShellCommand with(Map<String, String> environment);
    }

    private static ProcessBuilder builder(ShellCommand shell, List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of("/bin/cat", "/proc/self/environ"));
        ProcessBuilder builder = new ProcessBuilder(command);
        shell.setVariables(builder.environment());
        return builder;
    }

    private static Map<String, String> environmentBehind(ShellCommand shell, List<String> words) throws Exception {
        Process process = builder(shell, words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Map<String, String> found = new TreeMap<>();
        for (String variable : output.split("\0", -1)) {
            if (!variable.isEmpty()) {
                int equals = variable.indexOf('=');
                assertThat(equals).as(variable).isPositive();
                found.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return found;
    }

    private static Map<String, String> behind(ShellCommand shell) throws Exception {
        return environmentBehind(shell, shell.wordsToBecome("exec 0</dev/null;"));
    }

    private static Map<String, String> withOrdinaryNames() {
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("PWD", "OLDPWD", "IFS", "PS4", "A_1", "LC_ALL", "LANG", "PS1", "UID", "ENV", "_")) {
            environment.put(name, "value of\n$" + name + " '\"`");
        }
        environment.put("SHLVL", "7");
        environment.put("OPTIND", "5");
        environment.put("BASH_ENV", "/nowhere/startup");
        environment.put("POSIXLY_CORRECT", "");
        return environment;
    }

    @ParameterizedTest
    @EnumSource
    void aProgramHasTheVariablesThatItIsToHaveAndNoOthers(Shells shells) throws Exception {
        Map<String, String> environment = withOrdinaryNames();

        assertThat(behind(shells.with(environment))).containsExactlyInAnyOrderEntriesOf(environment);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsToHaveNoneHasNone(Shells shells) throws Exception {
        assertThat(behind(shells.with(Map.of()))).isEmpty();
        assertThat(behind(shells.with(Map.of("A", "")))).containsOnly(Map.entry("A", ""));
    }

    @Test
    void variablesThatNoShellCouldNameAreHandedOnByBash() throws Exception {
        Map<String, String> environment = withOrdinaryNames();
        for (String name : List.of("with.dot", "with-dash", "-i", "-uPATH", "-S/bin/date", "--", "1st", "a b", "é")) {
            environment.put(name, "secret of " + name);
        }
        environment.put("BASH_FUNC_cat%%", "() {  echo  function; }");
        for (String name :
                List.of("RANDOM", "LINENO", "SECONDS", "BASH", "BASHPID", "BASH_VERSION", "FUNCNAME", "TMOUT")) {
            environment.put(name, "9");
        }

        assertThat(behind(Shells.BASH_FOR_ODD_NAMES.with(environment))).containsExactlyInAnyOrderEntriesOf(environment);
        assertThat(behind(Shells.SH_THAT_IS_BASH.with(environment))).containsExactlyInAnyOrderEntriesOf(environment);
    }

    @Test
    void withoutBashTheyAreLeftOut() throws Exception {
        assertThat(behind(Shells.SH.with(Map.of("with.dot", "1", "-i", "2", "GOOD", "3"))))
                .containsOnly(Map.entry("GOOD", "3"));
    }

    @Test
    void bashIsAskedOnlyWhereItIsNeeded() {
        assertThat(Shells.BASH_FOR_ODD_NAMES.with(Map.of("A", "1")).wordsToBecome(""))
                .startsWith("/bin/sh", "-c");
        assertThat(Shells.BASH_FOR_ODD_NAMES.with(Map.of("a.b", "1")).wordsToBecome(""))
                .startsWith(BASH, "-p", "-c");
        assertThat(ShellCommand.leftOut(Set.of("A", "a.b"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noValueStandsInACommandLine(Shells shells) {
        Map<String, String> environment = new HashMap<>(Map.of("a.b", "secret", "-i", "secret", "A", "secret"));
        for (String name : List.of("PWD", "SHLVL", "_", "IFS", "LC_ALL", "BASH_ENV")) {
            environment.put(name, "secret");
        }

        assertThat(builder(shells.with(environment), shells.with(environment).wordsToBecome(""))
                        .command())
                .noneMatch(word -> word.contains("secret"));
    }

    @ParameterizedTest
    @EnumSource
    void aScriptMayStartTheProgramAsItsChild(Shells shells) throws Exception {
        Map<String, String> environment = withOrdinaryNames();
        ShellCommand shell = shells.with(environment);

        assertThat(environmentBehind(shell, shell.words("(" + shell.become() + "); exit 0", "name")))
                .containsExactlyInAnyOrderEntriesOf(environment);
    }
}
