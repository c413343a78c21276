package io.supervisor4j.runtime.supervision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a strict observer knows of one life, from the events and effects about it alone. */
final class LifeRecord {

    static final long NEVER = Long.MAX_VALUE;

    final Life life;
    /** The number it has: {@link Life#STANDBY} or the worker's. */
    final int worker;

    /** Its place among the lives of all workers, in the order in which they began. */
    long order;

    /** What it was started by. */
    final Recipe recipe;

    /** What holds for its service now. */
    ServicePlan plan;

    long pid;
    boolean warm;
    boolean unwanted;
    boolean hasComeUp;
    boolean ready;
    boolean readyPublished;
    boolean exiting;
    boolean stopping;
    boolean terminated;
    boolean wasStoppedBeforeItBegan;
    boolean killed;
    boolean killPublished;
    boolean over;
    boolean interrupted;
    boolean published;
    boolean owedAReload;
    /** How long it was told that its end may take, once it was assigned. */
    @Nullable
    Duration toldTimeout;

    long reloadUnderWay;
    long lastReload;
    /** Since when, and until when a death by SIGINT may be held. */
    long heldSince = NEVER;

    long heldUntil = NEVER;
    /** When the master has to kill it unless something happens before; it must not do so earlier. */
    long due = NEVER;

    LifeRecord(Life life, int worker, ServicePlan plan, long now) {
        this.life = life;
        this.worker = worker;
        this.plan = plan;
        this.recipe = plan.recipe();
        dueAfter(plan.bootTimeout(), now);
    }

    boolean isProgram() {
        return recipe.isProgram();
    }

    boolean hasProcess() {
        return pid != 0 && !over;
    }

    boolean isUp() {
        return ready && !stopping && !over;
    }

    /** It is a worker, and nothing has begun to end it. */
    boolean isServing() {
        return toldTimeout != null && !stopping && !exiting && !killed && !over;
    }

    boolean isBooting() {
        return !over && !hasComeUp;
    }

    /** Where zero means for ever. */
    void dueAfter(Duration time, long now) {
        due = time.isZero() ? NEVER : now + time.toNanos();
    }

    void dueAfterGracefulEnd(Duration timeout, long now) {
        dueAfter(timeout.isZero() || isProgram() ? timeout : timeout.plus(WorkerSlot.KILL_MARGIN), now);
    }

    void prolong(long nanos) {
        due = due == NEVER ? NEVER : due + nanos;
        heldUntil = heldUntil == NEVER ? NEVER : heldUntil + nanos;
    }

    @Override
    public String toString() {
        return Wording.of(life);
    }
}
