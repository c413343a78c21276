/** The JVM: what this one was started with, what it passes on to those that it starts, and what it loads ahead. */
@NullMarked
package io.supervisor4j.system.jvm;

import org.jspecify.annotations.NullMarked;
