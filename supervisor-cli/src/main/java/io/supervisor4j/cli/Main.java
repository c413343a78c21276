package io.supervisor4j.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where the program begins. Apart from {@link Supervisor}, whose verification alone would load picocli. */
public final class Main {

    private Main() {}

    /**
     * Runs one command, and ends the JVM with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        PrintWriter out = new PrintWriter(System.out, true, charset);
        if (ShortWay.isTaken(args, out)) {
            System.exit(Exit.REACHED);
        }
        int status = Supervisor.run(args, out, new PrintWriter(System.err, true, charset));
        out.flush();
        System.exit(status);
    }
}
