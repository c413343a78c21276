package io.supervisor4j.runtime.program;

import io.supervisor4j.system.process.ShellCommand;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One small process a manager, which ends its programs when the manager is gone without having done so: also killed by SIGKILL. It is a
 * shell in a session of its own, deaf to what a terminal or an operator sends, and reads from a pipe which sessions there are. When the
 * pipe ends, it kills what is in one of them or has a token of this manager in its environment, and looks again until nothing is
 * left. Safe in any thread.
 */
final class Guard {

    private static final File NOTHING = new File("/dev/null");

    /**
     * A line begins or ends a session. One look finds by session and then by token; what has ended and was not
     * collected does not count. A look that finds nothing is followed by another one, as a process that is just being made may be
     * seen by neither it nor its parent.
     */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM USR1 USR2 ALRM PIPE TSTP TTIN TTOU
            groups=$1
            all=' '
            while read -r verb id; do
              case $verb in
                begin) all="$all$id " ;;
                end) all="${all%%" $id "*} ${all#*" $id "}" ;;
              esac
            done
            cd /proc || exit 1
            kills() {
              kill -s KILL "$1" 2>/dev/null && left=2
            }
            left=2
            rounds=0
            while [ $left -gt 0 ]; do
              left=$((left - 1))
              for group in ${groups:+"$groups"*}; do
                echo 1 >$group/cgroup.kill
              done 2>/dev/null
              for folder in [0-9]*; do
                read -r line <$folder/stat || continue
                set -- ${line##*) }
                case $1 in Z | X) continue ;; esac
                case $all in *" $4 "*) kills $folder ;; esac
              done 2>/dev/null
              for file in $(grep -l -s -F -e "$0" [0-9]*/environ); do
                read -r line <${file%/*}/stat || continue
                set -- ${line##*) }
                case $1 in Z | X) continue ;; esac
                kills ${file%/*}
              done 2>/dev/null
              rounds=$((rounds + 1))
              if [ $rounds -gt 100 ]; then sleep 1; elif [ $left -gt 1 ]; then sleep 0.01; fi
            done
            for group in ${groups:+"$groups"*}; do
              rmdir $group
            done 2>/dev/null
            """;

    private final String tokens;
    private final String groups;
    private final Set<Long> sessions = new LinkedHashSet<>();
    private @Nullable Process process;

    /** Takes what the tokens of all lives of this manager's programs begin with, and their control groups, if there are any. */
    Guard(String tokens, String groups) {
        this.tokens = tokens;
        this.groups = groups;
    }

    /**
     * Sees to it that the guard is there, before a program begins: what has a token is guarded from then on. May block.
     *
     * @throws IOException if it cannot be started
     */
    synchronized void require() throws IOException {
        Process present = process;
        if (present != null && present.isAlive()) {
            return;
        }
        List<String> words = new ArrayList<>(Session.WORDS);
        words.addAll(List.of(ShellCommand.SH, "-c", SCRIPT, tokens, groups));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectOutput(Redirect.to(NOTHING))
                .redirectError(Redirect.to(NOTHING));
        String path = System.getenv("PATH");
        builder.environment().clear();
        if (path != null) {
            builder.environment().put("PATH", path);
        }
        process = builder.start();
        for (long session : sessions) {
            tell("begin " + session);
        }
    }

    /** A session has begun. */
    synchronized void begin(long session) {
        sessions.add(session);
        tell("begin " + session);
    }

    /** Nothing of a session is left; another one may get its id. */
    synchronized void end(long session) {
        sessions.remove(session);
        tell("end " + session);
    }

    private void tell(String line) {
        Process present = process;
        if (present == null) {
            return;
        }
        try {
            OutputStream pipe = present.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            // It was killed; the next start of a program begins another one.
            return;
        }
    }
}
