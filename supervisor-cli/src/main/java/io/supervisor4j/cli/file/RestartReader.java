package io.supervisor4j.cli.file;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.document.Node;
import java.time.Duration;
import java.util.Locale;

/** Reads what follows the end of a worker: one word, or a mapping with a policy and its tuning. */
final class RestartReader {

    private RestartReader() {}

    static RestartPolicy read(Section service) {
        if (service.take("restart").orElse(null) instanceof Node.Mapping) {
            return service.section("restart").map(RestartReader::tuned).orElseThrow();
        }
        return service.parsed("restart", RestartReader::policy).orElse(RestartPolicy.always());
    }

    private static RestartPolicy policy(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "always" -> RestartPolicy.always();
            case "on-failure" -> RestartPolicy.onFailure();
            case "never" -> RestartPolicy.never();
            case "never-and-stop" -> RestartPolicy.neverAndStop();
            default ->
                throw new IllegalArgumentException(
                        "must be always, on-failure, never or never-and-stop, and is '" + text + "'");
        };
    }

    private static RestartPolicy tuned(Section section) {
        RestartPolicy policy = section.parsed("policy", RestartReader::policy).orElse(RestartPolicy.always());
        int immediate = section.number("immediate-restarts", 0).orElse(policy.immediateRestarts());
        Duration stable = section.duration("stable-after").orElse(policy.stableAfter());
        Duration first = section.duration("first-delay").orElse(policy.firstDelay());
        Duration max = section.duration("max-delay").orElse(policy.maxDelay());
        section.end();
        try {
            return policy.immediateRestarts(immediate).stableAfter(stable).backOff(first, max);
        } catch (IllegalArgumentException e) {
            section.problem(String.valueOf(e.getMessage()));
            return policy;
        }
    }
}
