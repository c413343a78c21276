package io.supervisor4j.cli.command;

import io.supervisor4j.cli.doctor.Checks;
import io.supervisor4j.cli.doctor.Finding;
import io.supervisor4j.cli.view.Colours;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what would go wrong on this machine, under this user, in this shell. */
@Command(
        name = "doctor",
        description = "Tell what would go wrong here: limits, temp, ignored signals, JDKs, stale sockets.")
final class DoctorCommand extends BaseCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Finding> findings = Checks.run();
        for (Finding finding : findings) {
            String level = finding.level().name();
            out().println(finding.level().paint().on(level, Colours.isOn())
                    + " ".repeat(5 - level.length())
                    + finding.text());
        }
        boolean sound = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.FAIL);
        return sound ? ExitCodes.REACHED : ExitCodes.REFUSED;
    }
}
