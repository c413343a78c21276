package io.supervisor4j.cli;

import io.supervisor4j.cli.command.CommandException;
import io.supervisor4j.cli.command.ManagerTarget;
import io.supervisor4j.cli.view.StatusTable;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlException;
import java.io.PrintWriter;

/**
 * {@code status} and {@code status --json}, which monitoring asks for again and again, without picocli: to load that takes longer
 * than all the rest. Whatever is not plain success is left to the command itself.
 */
final class FastStatus {

    private FastStatus() {}

    /** Returns false, having printed nothing, where the command has to be asked. */
    static boolean isTaken(String[] args, PrintWriter out) {
        boolean json = args.length == 2 && args[1].equals("--json");
        if (!(json || args.length == 1) || !args[0].equals("status")) {
            return false;
        }
        try (ControlClient manager = ManagerTarget.connect(null)) {
            out.println(StatusTable.page(manager, json));
            out.flush();
            return true;
        } catch (ControlException | CommandException e) {
            // The command meets the same, and knows what it means.
            return false;
        }
    }
}
