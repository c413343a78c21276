package io.supervisor4j.runtime.process;

import io.supervisor4j.system.process.LifeVariable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Marks what belongs to one life of one worker: a word in the environment, which every process inherits that the worker starts. The
 * words of a manager inside another one stand behind those of that one. Safe in any thread.
 */
public final class LifeTokens {

    private static final String SEPARATOR = ",";
    private static final String KERNEL = "/dev/urandom";
    private static final int RANDOM_BYTES = 16;

    private final String prefix;
    private final String inherited;
    private final AtomicLong last = new AtomicLong();

    /**
     * Begins a family of tokens that no other process can guess.
     *
     * @param kind one letter that sets apart what one manager tells apart
     */
    public LifeTokens(char kind) {
        this.prefix = kind + random() + '-';
        String outer = System.getenv(LifeVariable.NAME);
        this.inherited = outer == null ? "" : outer + SEPARATOR;
    }

    /** Returns the tokens in a value of the variable: that of the process's own life last. */
    static List<String> of(String value) {
        return List.of(value.split(SEPARATOR, -1));
    }

    /** Read from the kernel, because Java's security providers take 15 ms to load. */
    private static String random() {
        try (InputStream in = new FileInputStream(KERNEL)) {
            StringBuilder text = new StringBuilder();
            for (byte b : in.readNBytes(RANDOM_BYTES)) {
                text.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
            }
            return text.toString();
        } catch (IOException e) {
            // No such device, no descriptor left.
            return UUID.randomUUID().toString();
        }
    }

    /**
     * Returns what all tokens of this family begin with.
     *
     * @return ASCII without blanks
     */
    public String prefix() {
        return prefix;
    }

    /**
     * Returns a token for a life that begins. It ends with a character that no number has: none is the beginning of another.
     *
     * @return ASCII without blanks
     */
    public String next() {
        return prefix + last.incrementAndGet() + '.';
    }

    /**
     * Gives the process of a life its token.
     *
     * @param environment its variables
     * @param token the token
     */
    public void put(Map<String, String> environment, String token) {
        environment.put(LifeVariable.NAME, inherited + token);
    }
}
