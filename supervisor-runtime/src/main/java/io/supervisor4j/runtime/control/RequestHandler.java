package io.supervisor4j.runtime.control;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Does what a request asks for. */
interface RequestHandler {

    /** Waits for no worker. The stage, too, fails with a {@link RequestRefusedException}. */
    CompletionStage<Map<String, Object>> handle(Request request, Subscriber client) throws RequestRefusedException;
}
