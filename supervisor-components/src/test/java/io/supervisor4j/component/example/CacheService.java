package io.supervisor4j.component.example;

import io.supervisor4j.Service;
import io.supervisor4j.component.time.PeriodicTaskSpec;
import io.supervisor4j.component.time.PeriodicTasks;
import io.supervisor4j.component.time.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

/** A worker with two periodic tasks: it forgets old entries every five minutes and reports every ten seconds. */
public class CacheService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(CacheService.class);

    private final Map<String, Instant> entries = new ConcurrentHashMap<>();
    private final TimeSource time;
    private final PeriodicTasks tasks;

    public CacheService() {
        this(TimeSource.system());
    }

    CacheService(TimeSource time) {
        this.time = time;
        this.tasks = PeriodicTasks.builder()
                .name("cache")
                .task("sweep", ofMinutes(5), this::sweep)
                .task(PeriodicTaskSpec.of("report", ofSeconds(10), this::report).runImmediately(true))
                .timeSource(time)
                .stopTimeout(ofSeconds(30)) // less than the worker is given to end
                .build();
    }

    @Override
    public void run() {
        tasks.start();
    }

    @Override
    public void terminate() {
        tasks.close();
    }

    void put(String key) {
        entries.put(key, time.instant());
    }

    private void sweep() {
        Instant limit = time.instant().minus(ofMinutes(5));
        entries.values().removeIf(limit::isAfter);
    }

    private void report() {
        LOG.info("{} entries", entries.size());
    }
}
