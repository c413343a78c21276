package io.supervisor4j.cli.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The completions, in the shells themselves. */
class CompletionsIT {

    @RegisterExtension
    final Installation installation = new Installation();

    private static Path file(String name) {
        return Installation.home().resolve("share/completions").resolve(name);
    }

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        installation.write("test.bash", """
                source "$1"
                complete -p supervisor
                COMP_WORDS=(supervisor sta) COMP_CWORD=1
                _complete_supervisor
                echo "${COMPREPLY[@]}"
                COMP_WORDS=(supervisor status --wat) COMP_CWORD=2
                _complete_supervisor
                echo "${COMPREPLY[@]}"
                """);

        assertThat(installation
                        .shell("bash test.bash " + file("supervisor.bash"))
                        .succeeds()
                        .out()
                        .lines())
                .containsExactly("complete -o default -F _complete_supervisor supervisor", "status", "--watch");
    }

    /** At the keyboard of a terminal: only there does zsh complete. */
    @Test
    void zshDoesTheSame() throws Exception {
        Needs.that(installation.shell("command -v zsh").status() == 0, "there is no zsh");
        installation.write("test.zsh", """
                zmodload zsh/zpty
                zpty shell 'env TERM=dumb zsh -f -i'
                zpty -w -n shell "source $1"$'; supervisor() { print -r "called: $*" }\\n'
                zpty -w -n shell $'supervisor sta\\t --wat\\t\\n'
                zpty -r -m shell seen '*called: status --watch*' && print completed
                zpty -d shell
                """);

        assertThat(installation
                        .shell("timeout 50 zsh -f test.zsh " + file("supervisor.zsh"))
                        .succeeds()
                        .out())
                .isEqualTo("completed\n");
    }
}
