/** The checks of {@code supervisor doctor}: what would go wrong on this machine, under this user, in this shell. */
@NullMarked
package io.supervisor4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
