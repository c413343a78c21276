package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Answers a question about this JVM, on a thread of its own: also where the service's threads are stuck. Nothing of it is
 * loaded before somebody asks.
 */
final class Inspection implements Runnable {

    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private final Command.Query query;
    private final Link link;

    private Inspection(Command.Query query, Link link) {
        this.query = query;
        this.link = link;
    }

    static void begin(Command.Query query, Link link) {
        Thread thread = new Thread(null, new Inspection(query, link), "supervisor-inspection", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            answer(false, answer());
        } catch (JMException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            answer(true, "the worker could not answer: " + e);
        }
    }

    private String answer() throws JMException, ReflectiveOperationException {
        return switch (query.what()) {
            case Command.Query.THREADS -> diagnostic("threadPrint", "-l");
            case Command.Query.HEAP -> diagnostic("gcClassHistogram");
            case Command.Query.LOG_LEVEL -> LogLevels.answer(query.argument());
            default -> throw new IllegalArgumentException("it does not know '" + query.what() + "'");
        };
    }

    /** As jcmd would print it. */
    private static String diagnostic(String command, String... arguments) throws JMException {
        Object text = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(COMMANDS), command, new Object[] {arguments}, new String[] {
                    String[].class.getName()
                });
        return String.valueOf(text);
    }

    private void answer(boolean failed, String text) {
        try {
            for (Report.Answer part : Report.Answer.parts(query.id(), failed, text)) {
                link.send(part.toFrame());
            }
        } catch (IOException e) {
            // The master is gone; its reader learns the same, and acts on it.
            return;
        }
    }
}
