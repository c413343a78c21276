package io.supervisor4j.runtime;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.runtime.argument.ArgumentText;
import io.supervisor4j.runtime.argument.ServiceCall;
import io.supervisor4j.spi.ServiceArguments;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** The rule for arguments that holds for all workers: the signature of the constructor, a line feed, and the arguments as text. */
public final class EngineArguments implements ServiceArguments {

    /** Called by {@link java.util.ServiceLoader}. */
    public EngineArguments() {}

    @Override
    public String write(ServiceSpec spec) {
        ServiceCall call = ServiceCall.of(spec);
        return call.constructor() + '\n' + call.arguments();
    }

    @Override
    public Service construct(Class<? extends Service> type, String text, WorkerContext context) throws Exception {
        int end = text.indexOf('\n');
        Constructor<?> constructor = ArgumentText.constructor(type, text.substring(0, end));
        Object[] values = ArgumentText.values(constructor, text.substring(end + 1), context);
        try {
            return (Service) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }
}
