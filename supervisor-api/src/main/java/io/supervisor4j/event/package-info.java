/** What happens under a manager, as values: one record for each kind of event. They feed logs, hooks and metrics alike. */
@NullMarked
package io.supervisor4j.event;

import org.jspecify.annotations.NullMarked;
