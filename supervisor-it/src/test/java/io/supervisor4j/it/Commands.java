package io.supervisor4j.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** What a test can tell its running master to do, on a thread that is none of the manager's: see {@link Master#tell}. */
final class Commands {

    private static final Map<String, IntConsumer> ACTIONS = new ConcurrentHashMap<>();

    private Commands() {}

    static void on(String name, IntConsumer action) {
        ACTIONS.put(name, action);
    }

    static void on(String name, Runnable action) {
        on(name, ignored -> action.run());
    }

    /** Does what lines on the standard input say. */
    static void listen() {
        Thread thread = new Thread(Commands::obeyAll, "commands");
        thread.setDaemon(true);
        thread.start();
    }

    private static void obeyAll() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.split(" ", 2));
            }
        } catch (IOException e) {
            Talker.line("no more commands: " + e);
        }
    }

    private static void obey(String[] words) {
        try {
            ACTIONS.get(words[0]).accept(Integer.parseInt(words[1]));
            Talker.line("did " + words[0] + " " + words[1]);
        } catch (RuntimeException e) {
            Talker.line("could not " + words[0] + " " + words[1] + ": " + e);
        }
    }
}
