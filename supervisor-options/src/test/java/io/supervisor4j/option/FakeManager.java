package io.supervisor4j.option;

import io.supervisor4j.DeadWorkerHook;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.WorkerExit;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A manager of which only the hooks and the time for its end matter. */
final class FakeManager {

    private final List<Runnable> reload = new ArrayList<>();
    final List<Duration> timeouts = new ArrayList<>();
    private final List<DeadWorkerHook> deadWorker = new ArrayList<>();

    ServiceManager manager() {
        return (ServiceManager) Proxy.newProxyInstance(
                ServiceManager.class.getClassLoader(),
                new Class<?>[] {ServiceManager.class},
                (proxy, method, arguments) -> called(method, arguments));
    }

    private Object called(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "onReload" -> reload.add((Runnable) arguments[0]);
            case "onDeadWorker" -> deadWorker.add((DeadWorkerHook) arguments[0]);
            case "gracefulShutdownTimeout" -> timeouts.add((Duration) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    void reload() {
        reload.forEach(Runnable::run);
    }

    void workerDied() {
        WorkerExit exit = null;
        deadWorker.forEach(hook -> hook.onDeadWorker(new ServiceId(UUID.randomUUID()), 0, exit));
    }
}
