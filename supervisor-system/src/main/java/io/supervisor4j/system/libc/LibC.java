package io.supervisor4j.system.libc;

import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** The calls of the C library for datagrams, by their names there; public because jnr implements it. */
public interface LibC {

    int socket(int domain, int type, int protocol);

    int bind(int socket, @In byte[] address, int addressLength);

    @ssize_t
    long sendto(int socket, @In byte[] buffer, @size_t long length, int flags, @In byte[] address, int addressLength);

    int poll(@In @Out int[] descriptors, long count, int millis);

    @ssize_t
    long recv(int socket, @Out byte[] buffer, @size_t long length, int flags);

    int close(int descriptor);
}
