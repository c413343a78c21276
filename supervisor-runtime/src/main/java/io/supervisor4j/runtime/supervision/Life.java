package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;

/**
 * One life of one worker, from the decision to start its JVM to that JVM's end. What is said about an earlier life of the same
 * worker is recognised by its generation, and dropped.
 *
 * @param service the service
 * @param worker the worker's number
 * @param generation counts the lives of all workers of a manager
 */
public record Life(ServiceId service, int worker, long generation) {}
