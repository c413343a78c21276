package io.supervisor4j.cli.it;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import java.time.Duration;

/** A service with arguments of several kinds; prints them. */
public final class Greeter implements Service {

    /** An argument that is a record. */
    public record Place(String town, int number) {}

    /** Created by the worker. */
    public Greeter(WorkerContext context, String name, Duration pause, Place place) {
        System.out.println("hello " + name + " after " + pause + " in " + place.town() + " " + place.number() + ", "
                + System.getenv("REGION") + ", class path " + System.getProperty("java.class.path"));
        System.err.println("worker " + context.workerId());
    }
}
