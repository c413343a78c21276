/**
 * Tests that start real masters, as JVMs of their own, with real workers, and drive them by signals.
 *
 * <p>A test says inline what its master registers; {@link io.supervisor4j.it.Masters} starts it, {@link
 * io.supervisor4j.it.MasterMain} is its program, and {@link io.supervisor4j.it.Master} is what the test has in hand. Services
 * derive from {@link io.supervisor4j.it.Talker} and print what happens to them as lines such as {@code web.0 terminate 4711}; tests
 * wait for lines, never for time.
 */
package io.supervisor4j.it;
