/** How text that came from outside is shown in a log or on a terminal, and what signals are called. For the modules of this project only. */
@NullMarked
package io.supervisor4j.text;

import org.jspecify.annotations.NullMarked;
