package io.supervisor4j.runtime.worker;

import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a test wants a service to do, and the trail of what it did. One at a time: the services are constructed by name, so that
 * they find it in a static field.
 */
final class Script {

    static volatile Script current = new Script();

    /** Part of a service. */
    interface Step {
        void run() throws Exception;
    }

    final BlockingQueue<String> trail = new LinkedBlockingQueue<>();
    private final Map<String, Step> steps = new ConcurrentHashMap<>();
    volatile WorkerContext context;

    /** What to do in {@code "construct"}, {@code "hook"}, {@code "run"}, {@code "terminate"}, {@code "reload"}. */
    Script on(String moment, Step step) {
        steps.put(moment, step);
        return this;
    }

    private void play(String moment) throws Exception {
        trail.add(moment);
        Step step = steps.get(moment);
        if (step != null) {
            step.run();
        }
    }

    /** The next thing that happened; null if nothing did in time. */
    String next(long millis) throws InterruptedException {
        return trail.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Plays the script. */
    public static final class Scripted implements Service {

        private final Script script = current;

        public Scripted(WorkerContext context) throws Exception {
            script.context = context;
            script.play("construct");
        }

        @Override
        public void run() throws Exception {
            script.play("run");
        }

        @Override
        public void terminate() throws Exception {
            script.play("terminate");
        }

        @Override
        public void reload() throws Exception {
            script.play("reload");
        }
    }

    /** As the other, but with the default reload. */
    public static final class Replaced implements Service {

        private final Script script = current;

        public Replaced(WorkerContext context) throws Exception {
            script.context = context;
            script.play("construct");
        }

        @Override
        public void terminate() throws Exception {
            script.play("terminate");
        }
    }

    /** A hook that is part of the script. */
    public static final class FirstHook implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            current.trail.add(
                    "hook of " + workerId + " with " + service.getClass().getSimpleName());
            try {
                current.play("hook");
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The hook behind it. */
    public static final class SecondHook implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {
            current.trail.add("second hook");
        }
    }
}
