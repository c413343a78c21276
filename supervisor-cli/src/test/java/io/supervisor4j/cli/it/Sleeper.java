package io.supervisor4j.cli.it;

/** A program that sleeps. */
public final class Sleeper {

    private Sleeper() {}

    /** Sleeps for some seconds. */
    public static void main(String[] args) throws InterruptedException {
        Thread.sleep(1_000L * Integer.parseInt(args[0]));
    }
}
