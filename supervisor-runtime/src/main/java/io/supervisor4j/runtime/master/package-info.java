/**
 * Acts. One thread takes events from one mailbox, asks {@link io.supervisor4j.runtime.supervision.Supervisor} what to do, and has
 * it done: JVM starts, writes to pipes and hooks happen on other threads, and come back as events. Nothing here decides, and the
 * loop waits for nothing but its mailbox.
 */
@NullMarked
package io.supervisor4j.runtime.master;

import org.jspecify.annotations.NullMarked;
