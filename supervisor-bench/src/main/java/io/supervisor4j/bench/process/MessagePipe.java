package io.supervisor4j.bench.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A named pipe that a group of processes has as its standard output, and the messages that arrive in it. End of file is the end of the
 * last process: no process id is polled, and a reader that sleeps disturbs no measurement.
 */
final class MessagePipe {

    private static final int KEPT_LINES = 30;

    private final File pipe;
    private final Map<String, BlockingQueue<Message>> heard = new ConcurrentHashMap<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private MessagePipe(File pipe) {
        this.pipe = pipe;
    }

    static MessagePipe open(Site site) throws IOException, InterruptedException {
        Path pipe = site.place("pipe");
        Process process =
                new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
        MessagePipe opened = new MessagePipe(pipe.toFile());
        Thread thread = new Thread(opened::listen, "messages");
        thread.setDaemon(true);
        thread.start();
        return opened;
    }

    /** Where the processes are to write; opening it waits for the reader, and the other way round. */
    File pipe() {
        return pipe;
    }

    private void listen() {
        try (BufferedReader in = Files.newBufferedReader(pipe.toPath(), StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Message.parse(line).ifPresent(this::keep);
                keep(line);
            }
        } catch (IOException e) {
            keep(String.valueOf(e));
        }
        keep(new Message(Message.END, -1, -1, System.nanoTime()));
    }

    private void keep(Message message) {
        queue(message.what()).add(message);
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
    }

    private BlockingQueue<Message> queue(String what) {
        return heard.computeIfAbsent(what, key -> new LinkedBlockingQueue<>());
    }

    /** Takes so many messages of a kind, in the order of their arrival; fails with what was said last if they do not come. */
    List<Message> await(String what, int count, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Message> messages = new ArrayList<>();
        while (messages.size() < count) {
            Message message = queue(what).poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new IllegalStateException(messages.size() + " instead of " + count + " times '" + what
                        + "' within " + seconds + " s; the last lines were:\n" + lastLines());
            }
            messages.add(message);
        }
        return messages;
    }

    /** Forgets what was not taken. */
    void forget(String what) {
        queue(what).clear();
    }

    private String lastLines() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }
}
