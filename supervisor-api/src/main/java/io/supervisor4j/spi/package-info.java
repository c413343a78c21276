/** The door between the API and an engine that implements it. Authors of services never need it. */
@NullMarked
package io.supervisor4j.spi;

import org.jspecify.annotations.NullMarked;
