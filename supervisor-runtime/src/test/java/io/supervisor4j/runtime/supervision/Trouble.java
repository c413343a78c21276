package io.supervisor4j.runtime.supervision;

/** What can go wrong in a simulated world. */
enum Trouble {
    /** A step takes much longer than usual. */
    SLUGGISH(0.3),
    /** The JVM cannot be started. */
    SPAWN_FAILS(0.3),
    /** Its start does not return. */
    SPAWN_HANGS(0.1),
    /** It ends before its hello. */
    DIES_BOOTING(0.6),
    /** It never says hello. */
    HANGS_BOOTING(0.1),
    /** Its hello arrives mutilated, which is to say not at all. */
    GARBLES_HELLO(0.1),
    /** The service's constructor throws. */
    CONSTRUCTOR_THROWS(0.6),
    /** The service's constructor does not return. */
    CONSTRUCTOR_HANGS(0.2),
    /** A standby ends while it warms up. */
    DIES_WARMING(0.6),
    /** A standby never tells that it is warm. */
    HANGS_WARMING(0.2),
    /** A standby ends while it waits. */
    DIES_WAITING(0.6),
    /** A ready worker ends by itself some time. */
    CRASHES(1),
    /** It does not hear SIGTERM or SIGINT, or does not manage. */
    IGNORES_TERMINATE(0.5),
    /** It takes longer to end than it has been given, and so ends at its deadline. */
    SLOW_TO_TERMINATE(0.5),
    /** Its {@code reload} does not return. */
    RELOAD_HANGS(0.5),
    /** It says that it exits, and does not. */
    HANGS_LEAVING(0.3),
    /** The kernel takes its time to remove what was killed. */
    KILL_IS_SLOW(0.2),
    /** A frame arrives twice. */
    STUTTERS(0.3),
    /** A frame overtakes others, or is overtaken. */
    DISORDER(0.3),
    /** A hook takes seconds. */
    HOOK_DAWDLES(0.3),
    /** A hook does not return. */
    HOOK_HANGS(0.05);

    /** How likely it is at worst, on each occasion. */
    private final double worst;

    Trouble(double worst) {
        this.worst = worst;
    }

    double worst() {
        return worst;
    }
}
