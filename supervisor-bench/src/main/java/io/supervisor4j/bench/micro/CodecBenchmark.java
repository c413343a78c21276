package io.supervisor4j.bench.micro;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.PipeLink;
import io.supervisor4j.runtime.protocol.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to write and to read the longest and the shortest frame of a worker's start. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    private final Command assign = new Command.Assign(
            "0b5bd6c4-92f6-4be1-8a6c-3c7a0d4a7a11",
            "mailer",
            7,
            "com.example.mail.Mailer",
            "int,java.lang.String,java.time.Duration",
            "smtp.example.org\n25\nPT30S",
            "",
            60_000);
    private final Report ready = new Report.Ready();
    private final Link worker =
            PipeLink.ofWorker(new EndlessStream(assign.toFrame().toString()), OutputStream.nullOutputStream());
    private final Link master =
            PipeLink.ofMaster(new EndlessStream(ready.toFrame().toString()), OutputStream.nullOutputStream());

    /** Called by JMH. */
    public CodecBenchmark() {}

    /**
     * Writes the command that makes a worker.
     *
     * @return its line
     */
    @Benchmark
    public String encodeAssign() {
        return assign.toFrame().toString();
    }

    /**
     * Reads the command that makes a worker.
     *
     * @return the command
     * @throws IOException never
     * @throws FrameException never
     */
    @Benchmark
    public @Nullable Command decodeAssign() throws IOException, FrameException {
        return Command.from(Objects.requireNonNull(worker.receive()));
    }

    /**
     * Writes the report that a worker is ready.
     *
     * @return its line
     */
    @Benchmark
    public String encodeReady() {
        return ready.toFrame().toString();
    }

    /**
     * Reads the report that a worker is ready.
     *
     * @return the report
     * @throws IOException never
     * @throws FrameException never
     */
    @Benchmark
    public @Nullable Report decodeReady() throws IOException, FrameException {
        return Report.from(Objects.requireNonNull(master.receive()));
    }
}
