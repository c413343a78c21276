package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.QueryException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Requests that the workers themselves answer. Waits for none of them. */
final class InspectionRequests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Master master;

    InspectionRequests(Master master) {
        this.master = master;
    }

    CompletableFuture<Map<String, Object>> text(Request request, Targets targets) throws RequestRefusedException {
        ServiceStatus service = targets.service(request);
        WorkerStatus worker = targets.worker(request, service);
        return master.query(service.id(), worker.id(), request.verb(), "", LIMIT)
                .<Map<String, Object>>thenApply(text -> Map.of("text", text))
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(refusal(problem)));
    }

    CompletableFuture<Map<String, Object>> logLevels(Request request, Targets targets) throws RequestRefusedException {
        ServiceStatus service = targets.service(request);
        String logger = request.optionalText("logger").orElse("ROOT");
        String level = request.optionalText("level")
                .map(text -> "=" + text.toUpperCase(Locale.ROOT))
                .orElse("");
        List<CompletableFuture<Map<String, Object>>> answers = targets.workers(request, service).stream()
                .map(worker -> logLevel(service, worker, logger + level))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> Map.of(
                        "workers", answers.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Map<String, Object>> logLevel(
            ServiceStatus service, WorkerStatus worker, String argument) {
        return master.query(service.id(), worker.id(), "loglevel", argument, LIMIT)
                .handle((text, problem) -> new Fields()
                        .with("worker", worker.id())
                        .with(
                                problem == null ? "text" : "error",
                                problem == null
                                        ? text
                                        : String.valueOf(refusal(problem).getMessage()))
                        .map());
    }

    /** What is no answer of a worker's is a defect, and stays what it is. */
    private static Throwable refusal(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (!(cause instanceof QueryException query)) {
            return cause;
        }
        String code =
                switch (query.kind()) {
                    case NO_PROCESS -> RequestRefusedException.NO_PROCESS;
                    case BUSY -> RequestRefusedException.BUSY;
                    case TIMED_OUT -> RequestRefusedException.TIMED_OUT;
                    case FAILED -> RequestRefusedException.REFUSED;
                };
        return new RequestRefusedException(code, String.valueOf(query.getMessage()), "");
    }
}
