package io.supervisor4j.control;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a manager: lines in both directions. Each request has a number, by which its answer is known. Not thread-safe,
 * but any thread may close it.
 */
final class Connection implements AutoCloseable {

    private static final long VERSION = 1;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer chunk = ByteBuffer.allocate(16 * 1024).flip();
    private byte[] line = new byte[1024];
    private int length;
    private long lastId;

    /** A line that answers a request, and what it says. */
    record Answer(String line, Document document) {}

    private Connection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Connects.
     *
     * @throws IOException if no process listens
     * @throws CallInterruptedException if this thread is interrupted
     */
    static Connection to(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new Connection(channel, Selector.open());
        } catch (ClosedByInterruptException e) {
            throw new CallInterruptedException(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends a request, and waits for its answer. After a {@link TimedOutException} or {@link CallInterruptedException} the request may
     * have been sent in part: this connection cannot be used any more.
     */
    Answer call(String verb, Map<String, Object> fields, long end) {
        try {
            boolean sent = isSent(verb, fields, end);
            Answer answer = receiveAnswer(end);
            if (answer == null || !(sent || isRefusal(answer))) {
                throw lost(null);
            }
            return answer;
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Returns the next line that answers the last request, or is about the connection as a whole; null at the end. */
    private @Nullable Answer receiveAnswer(long end) throws IOException {
        for (String received = receive(end); received != null; received = receive(end)) {
            Document document = Document.read(received);
            OptionalLong id = document.optionalNumber("id");
            boolean isRefusalOfAll = id.isEmpty() && document.object("error").isPresent();
            if (isRefusalOfAll || (id.isPresent() && id.getAsLong() == lastId)) {
                return new Answer(received, document);
            }
        }
        return null;
    }

    /** Returns false if the manager has closed the connection: what it has said before is there all the same. */
    private boolean isSent(String verb, Map<String, Object> fields, long end) throws IOException {
        try {
            send(verb, fields, end);
            return true;
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRefusal(Answer answer) {
        return answer.document().object("error").isPresent();
    }

    /** Tells whether the manager has closed this connection to make room: it has read nothing since its last answer. */
    static boolean isEvicted(Answer answer) {
        return answer.document()
                .object("error")
                .filter(error -> error.text("code").equals("evicted"))
                .isPresent();
    }

    static Document result(Answer received) {
        Document answer = received.document();
        Document error = answer.object("error").orElse(null);
        if (error != null) {
            throw new RefusedException(
                    error.text("code"),
                    error.text("message"),
                    error.optionalText("hint").orElse(""));
        }
        return answer.object("result").orElseThrow(() -> lost(null));
    }

    /** Waits for the next line, for ever; null at the end. */
    @Nullable
    String next() throws IOException {
        try {
            return receive(Long.MAX_VALUE);
        } catch (ClosedChannelException | ClosedSelectorException e) {
            // This end was closed.
            return null;
        }
    }

    static ConnectionLostException lost(@Nullable Throwable cause) {
        return new ConnectionLostException("the manager has closed the connection: has it ended?", cause);
    }

    private void send(String verb, Map<String, Object> fields, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(encode(++lastId, verb, fields));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, end);
            }
        }
    }

    private static byte[] encode(long id, String verb, Map<String, Object> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Document.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeNumberField("id", id);
            json.writeStringField("do", verb);
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                // Strings, numbers, booleans.
                json.writeObjectField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private @Nullable String receive(long end) throws IOException {
        length = 0;
        while (true) {
            while (chunk.hasRemaining()) {
                byte next = chunk.get();
                if (next == '\n') {
                    return new String(line, 0, length, StandardCharsets.UTF_8);
                }
                append(next);
            }
            await(SelectionKey.OP_READ, end);
            int count = channel.read(chunk.clear());
            chunk.flip();
            if (count < 0) {
                return null;
            }
        }
    }

    private void append(byte next) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = next;
    }

    private void await(int operation, long end) throws IOException {
        try {
            key.interestOps(operation);
        } catch (CancelledKeyException e) {
            // Another thread has closed it meanwhile.
            throw (IOException) new ClosedChannelException().initCause(e);
        }
        long left = end == Long.MAX_VALUE ? 0 : Math.max((end - System.nanoTime()) / 1_000_000, 1);
        if (selector.select(left) == 0 && channel.isOpen() && end != Long.MAX_VALUE && System.nanoTime() >= end) {
            throw new TimedOutException("the manager does not answer: is it stopped, or the machine overloaded?");
        }
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException(null);
        }
    }

    @Override
    public void close() {
        try (channel;
                selector) {
            key.cancel();
        } catch (IOException e) {
            // There is no listener any more either way.
            return;
        }
    }
}
