package io.supervisor4j.cli;

import io.supervisor4j.cli.command.ExitCodes;
import io.supervisor4j.cli.view.SafeWriter;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where the program begins. Apart from {@link SupervisorCommand}, whose verification alone would load picocli. */
public final class Main {

    private Main() {}

    /**
     * Runs one command, and ends the JVM with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        PrintWriter out = writer(System.out);
        if (FastStatus.isTaken(args, out)) {
            System.exit(ExitCodes.REACHED);
        }
        int status = SupervisorCommand.run(args, out, writer(System.err));
        out.flush();
        System.exit(status);
    }

    /**
     * Writes what the terminal understands, which up to JDK 17 is not what the JVM writes by default, and nothing that it would
     * act on.
     */
    static PrintWriter writer(PrintStream stream) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return new PrintWriter(new SafeWriter(new BufferedWriter(new OutputStreamWriter(stream, charset))), true);
    }
}
