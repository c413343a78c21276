/**
 * The arguments of services: to text in the master, back in the worker, and the choice of the constructor that takes them. Plain
 * values (numbers, strings, booleans, enums, durations, paths) need no library on either side; the rest travels as JSON, by
 * Jackson, which is loaded only then.
 */
@NullMarked
package io.supervisor4j.runtime.argument;

import org.jspecify.annotations.NullMarked;
