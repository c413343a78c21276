package io.supervisor4j.daemon;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.stream.Stream;

/** The standard output and standard error of a daemon's JVM, which count what is lost. */
final class CountedStreams {

    private CountedStreams() {}

    /** Replaces both. What the JVM itself and other processes write to the same file is not counted. */
    static void install() {
        System.setOut(counting(FileDescriptor.out, "stdout.encoding"));
        System.setErr(counting(FileDescriptor.err, "stderr.encoding"));
    }

    private static PrintStream counting(FileDescriptor descriptor, String encoding) {
        LossCountingStream counting = new LossCountingStream(new FileOutputStream(descriptor));
        return new PrintStream(new BufferedOutputStream(counting), true, charset(encoding));
    }

    /** That of the JVM's own streams, which tells it only from Java 18 on. */
    private static Charset charset(String encoding) {
        return Stream.of(encoding, "sun." + encoding, "native.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .findFirst()
                .orElseGet(Charset::defaultCharset);
    }
}
