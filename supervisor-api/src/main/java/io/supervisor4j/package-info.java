/**
 * The API of the process supervisor: a program registers {@linkplain io.supervisor4j.Service services} with a {@link
 * io.supervisor4j.ServiceManager}, which runs each of them as a number of worker JVMs and keeps these alive.
 */
@NullMarked
package io.supervisor4j;

import org.jspecify.annotations.NullMarked;
