package io.supervisor4j.runtime;

import io.supervisor4j.ServiceId;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.UUID;

/** Makes ids of services: random UUIDs (C-5), read from the kernel, because Java's security providers take 15 ms to load. */
final class RandomId {

    private static final String KERNEL = "/dev/urandom";

    private RandomId() {}

    static ServiceId next() {
        try (DataInputStream random = new DataInputStream(new FileInputStream(KERNEL))) {
            long version4 = (random.readLong() & 0xffff_ffff_ffff_0fffL) | 0x4000;
            long variant2 = (random.readLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new ServiceId(new UUID(version4, variant2));
        } catch (IOException e) {
            // No such device, no descriptor left.
            return new ServiceId(UUID.randomUUID());
        }
    }
}
