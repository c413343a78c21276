/** How other programs are started. Plain JDK classes only, as a master's first worker waits for them. */
@NullMarked
package io.supervisor4j.system.process;

import org.jspecify.annotations.NullMarked;
