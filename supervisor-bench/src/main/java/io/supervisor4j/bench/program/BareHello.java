package io.supervisor4j.bench.program;

/** The floor of all starts. */
public final class BareHello {

    private BareHello() {}

    /**
     * Says hello.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
