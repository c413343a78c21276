/**
 * The server side of the control socket: who may connect, what they may ask, and what they are told. One thread serves all
 * clients, and does nothing while none says anything; another end that is slow, silent or hostile holds up neither that thread
 * nor the master.
 *
 * <p>It is another caller of {@link io.supervisor4j.ServiceManager}: what a request may do, a program may do as well. The words
 * are in {@code PROTOCOL.md} of supervisor-control. Nothing of it is loaded before the first workers have been started, and no
 * JSON library before the first request.
 */
@NullMarked
package io.supervisor4j.runtime.control;

import org.jspecify.annotations.NullMarked;
