package io.supervisor4j.runtime.argument;

/** A plain record. */
public record Point(int x, int y) {}
