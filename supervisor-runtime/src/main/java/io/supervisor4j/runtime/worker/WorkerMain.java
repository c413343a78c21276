package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.system.signal.Signals;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** The program of a worker JVM. */
public final class WorkerMain {

    private static volatile boolean started;

    private WorkerMain() {}

    /**
     * Tells whether this JVM is a worker, where no manager may be created (U-18).
     *
     * @return true once {@link #main} has begun
     */
    public static boolean isWorker() {
        return started;
    }

    /**
     * Connects to the master over descriptors 3 (commands) and 4 (reports), and works until told to end.
     *
     * @param args none
     * @throws IOException if the descriptors are not there: this program is started by a master only
     */
    public static void main(String[] args) throws IOException {
        started = true;
        Link link = PipeLink.ofWorker(new FileInputStream("/dev/fd/3"), new FileOutputStream("/dev/fd/4"));
        greet(link);
        Worker worker = new Worker(link, new ThisJvm());
        Signals.listen(worker);
        Runtime.getRuntime().addShutdownHook(worker.asShutdownHook());
        new CommandReader(link, worker).start();
        worker.work();
    }

    /** First of all: the master's answer travels while the rest is loaded. */
    private static void greet(Link link) {
        try {
            link.send(new Report.Hello(Report.VERSION).toFrame());
        } catch (IOException e) {
            // The master is gone; the reader learns the same and acts on it.
            return;
        }
    }
}
