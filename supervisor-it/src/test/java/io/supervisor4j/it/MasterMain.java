package io.supervisor4j.it;

import io.supervisor4j.ServiceManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;

/** The program of every master in these tests; the program proper comes as an argument. */
public final class MasterMain {

    private MasterMain() {}

    /**
     * Runs a manager.
     *
     * @param args {@link Program.Options} and {@link Program}, as {@link #encode} makes them
     */
    public static void main(String[] args) throws Exception {
        Program.Options options = (Program.Options) decode(args[0]);
        Program program = (Program) decode(args[1]);
        try (ServiceManager manager = options.set(ServiceManager.builder()).build()) {
            Talker.line("built");
            program.prepare(manager);
            Commands.listen();
            int status = manager.run();
            Talker.line("run returned " + status);
            System.exit(status);
        }
    }

    static String encode(Object lambda) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(lambda);
        } catch (IOException e) {
            throw new IllegalArgumentException("a master's program must not capture the test itself", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Object decode(String text) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readObject();
        }
    }
}
