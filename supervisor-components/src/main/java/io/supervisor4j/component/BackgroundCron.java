package io.supervisor4j.component;

import io.supervisor4j.component.time.CronExpression;
import io.supervisor4j.component.time.ThrowingRunnable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/** A task that is called at the times of a cron expression (M-29). */
final class BackgroundCron extends BackgroundTask {

    /** The clock on the wall may be set while it sleeps, so it looks at it now and then. */
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(1);

    private final CronExpression expression;
    private final ZoneId zone;

    BackgroundCron(String name, CronExpression expression, ZoneId zone, ThrowingRunnable body) {
        super(name, body);
        this.expression = expression;
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    @Override
    void run(Run run) throws InterruptedException {
        Instant due = after(now(run));
        while (sleepUntil(run, due) && round(run)) {
            Instant now = now(run);
            // A clock that was set back a little must not let the same time fire twice.
            due = after(isJustBefore(now, due) ? due : now);
        }
    }

    private static boolean isJustBefore(Instant now, Instant due) {
        return now.isBefore(due) && now.plus(LOOKS_EVERY).isAfter(due);
    }

    private Instant after(Instant instant) {
        return expression.next(instant.atZone(zone)).toInstant();
    }

    private boolean sleepUntil(Run run, Instant due) throws InterruptedException {
        Duration left = Duration.between(now(run), due);
        while (left.compareTo(Duration.ZERO) > 0) {
            if (!sleep(run, left.compareTo(LOOKS_EVERY) < 0 ? left : LOOKS_EVERY)) {
                return false;
            }
            left = Duration.between(now(run), due);
        }
        return true;
    }

    private static Instant now(Run run) {
        return run.settings().time().instant();
    }
}
