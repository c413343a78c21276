/** An example: a program with typed options, which its workers share. The README of supervisor-options walks through it. */
@NullMarked
package io.supervisor4j.examples.shop;

import org.jspecify.annotations.NullMarked;
