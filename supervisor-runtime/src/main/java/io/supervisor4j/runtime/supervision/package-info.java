/**
 * Decides. A pure state machine: {@linkplain io.supervisor4j.runtime.supervision.Event events} and the time go in, {@linkplain
 * io.supervisor4j.runtime.supervision.Effect effects} come out. No input or output, no thread, no clock of its own; that is what
 * lets a simulation run thousands of histories a second through it.
 *
 * <p>{@link io.supervisor4j.runtime.supervision.Supervisor} is the door. Behind it a {@code ServiceGroup} holds the workers of a
 * service, a {@code WorkerSlot} takes one worker id through all its lives, the {@code SpawnGate} says when a JVM may start, and
 * {@code StopSequence} and {@code ReloadCycle} take the manager as a whole to its end and through a reload.
 */
@NullMarked
package io.supervisor4j.runtime.supervision;

import org.jspecify.annotations.NullMarked;
