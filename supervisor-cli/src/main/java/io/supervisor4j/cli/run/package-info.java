/**
 * The manager that {@code supervisor run} starts: its main class, the plan it works from, and the service that runs programs. In a
 * jar of its own, because it is on the class path of the workers too, where the command line and the YAML reader are not.
 */
@NullMarked
package io.supervisor4j.cli.run;

import org.jspecify.annotations.NullMarked;
