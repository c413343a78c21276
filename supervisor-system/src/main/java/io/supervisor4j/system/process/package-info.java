/** How other programs are started, and what this one is called. Plain JDK classes only, as a master's first worker waits for them, and a worker names itself. */
@NullMarked
package io.supervisor4j.system.process;

import org.jspecify.annotations.NullMarked;
