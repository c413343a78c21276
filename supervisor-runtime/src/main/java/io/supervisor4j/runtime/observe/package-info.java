/** Listeners: what happens under the manager as log lines, and as notifications to systemd. Nothing depends on them. */
@NullMarked
package io.supervisor4j.runtime.observe;

import org.jspecify.annotations.NullMarked;
