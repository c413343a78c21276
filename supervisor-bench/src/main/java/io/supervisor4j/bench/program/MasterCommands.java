package io.supervisor4j.bench.program;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lets the benchmark tell a master what to do, a line each: {@code gc}, or a new number of workers. */
final class MasterCommands {

    private MasterCommands() {}

    static void obey(ServiceManager manager, ServiceId service) {
        Thread thread = new Thread(() -> read(manager, service), "commands");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(ServiceManager manager, ServiceId service) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("gc")) {
                    System.gc();
                    Line.say("gc", -1);
                } else {
                    Line.say("scale", -1);
                    manager.reconfigure(service, Integer.parseInt(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
