/** What is measured inside one JVM, with JMH: the codec and the state machine. */
@NullMarked
package io.supervisor4j.bench.micro;

import org.jspecify.annotations.NullMarked;
