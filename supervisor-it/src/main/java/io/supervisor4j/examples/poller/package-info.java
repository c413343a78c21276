/** An example: one service for one JVM or for many. The README of supervisor-launch walks through it. */
@NullMarked
package io.supervisor4j.examples.poller;

import org.jspecify.annotations.NullMarked;
