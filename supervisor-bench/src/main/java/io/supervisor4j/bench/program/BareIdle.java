package io.supervisor4j.bench.program;

/** The floor of all that stays: a JVM that does nothing. */
public final class BareIdle {

    private BareIdle() {}

    /**
     * Says that it is there, and sleeps until it is killed.
     *
     * @param args none
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
        Line.say("ready", -1);
        Thread.sleep(Long.MAX_VALUE);
    }
}
