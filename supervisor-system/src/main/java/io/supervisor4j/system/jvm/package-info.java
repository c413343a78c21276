/** A JVM like this one: what this JVM was started with, and what it passes on to those it starts. */
@NullMarked
package io.supervisor4j.system.jvm;

import org.jspecify.annotations.NullMarked;
