/**
 * Services inside one JVM: a tree of {@linkplain io.supervisor4j.component.Component components} that start each other forward and
 * stop each other backward, with tasks, timers, crashes and {@linkplain io.supervisor4j.component.ComponentSupervisor supervisors}
 * that restart what has crashed.
 *
 * <p>A component's <em>run</em> is its life from one start to the next end. Each run has an <em>owner</em>, a thread that takes it
 * from step to step and never executes the user's code itself: callbacks and tasks are <em>works</em>, each on a thread named after
 * the component and the work, so that one that hangs can be interrupted, abandoned and reported while the owner goes on.
 *
 * <ul>
 *   <li>{@code Lifecycle} decides. All state of a component is guarded by its one {@code Monitor}; what was asked of a run is
 *       recorded in its {@code StopRequest} before anything is done about it, and decides how the run ends. No two locks are ever held
 *       at once; where two components must agree, each first writes its own state and then reads the other's.
 *   <li>{@code Run}, {@code StartSequence} and {@code StopSequence} act, in the owner's thread.
 *   <li>{@code ComponentNode} is the tree, {@code Crash} climbs it, {@code Supervision} answers.
 * </ul>
 *
 * <p>All waiting is that of the {@link io.supervisor4j.component.time.TimeSource} in the {@link
 * io.supervisor4j.component.ComponentSettings}, so that tests move a clock by hand.
 */
@NullMarked
package io.supervisor4j.component;

import org.jspecify.annotations.NullMarked;
