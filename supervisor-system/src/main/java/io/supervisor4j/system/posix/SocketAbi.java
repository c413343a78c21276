package io.supervisor4j.system.posix;

import java.util.Locale;

/**
 * In what systems differ where datagram sockets are concerned.
 *
 * @param type of a datagram socket that a program started from here does not get, as far as the system can say so in one call;
 *     the JDK closes the others
 * @param sendFlags do not wait, and no signal
 * @param lengthInFront whether a socket's address begins with its own length
 */
record SocketAbi(int type, int sendFlags, boolean lengthInFront) {

    private static final int SOCK_DGRAM = 2;

    /** With SOCK_CLOEXEC, MSG_DONTWAIT and MSG_NOSIGNAL. */
    static final SocketAbi LINUX = new SocketAbi(SOCK_DGRAM | 0x80000, 0x40 | 0x4000, false);

    /** With MSG_DONTWAIT; a datagram without a receiver raises no signal there. */
    static final SocketAbi BSD = new SocketAbi(SOCK_DGRAM, 0x80, true);

    static SocketAbi of(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("linux") ? LINUX : BSD;
    }

    static SocketAbi ofThisSystem() {
        return of(System.getProperty("os.name", ""));
    }
}
