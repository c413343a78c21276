/** What both sides of a daemon know of it: its files, the lock that its process holds, and what one look at them shows. Not exported. */
@NullMarked
package io.supervisor4j.daemon.state;

import org.jspecify.annotations.NullMarked;
