package io.supervisor4j.runtime.argument;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes arguments through the whole trip: chosen and written as in the master, read and used as in a worker. */
final class Trip {

    static final int WORKER = 7;

    static final WorkerContext CONTEXT = new WorkerContext() {
        @Override
        public ServiceId serviceId() {
            return new ServiceId(new UUID(1, 2));
        }

        @Override
        public String serviceName() {
            return "mailer";
        }

        @Override
        public int workerId() {
            return WORKER;
        }

        @Override
        public void requestShutdown(int status) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTerminating() {
            return false;
        }

        @Override
        public Optional<Instant> stopDeadline() {
            return Optional.empty();
        }
    };

    private Trip() {}

    static Service construct(ServiceSpec spec) throws ReflectiveOperationException {
        ServiceCall call = ServiceCall.of(spec);
        Constructor<?> constructor = ArgumentText.constructor(spec.type(), call.constructor());
        return (Service) constructor.newInstance(ArgumentText.values(constructor, call.arguments(), CONTEXT));
    }

    /** Sends one argument to a service that keeps it. */
    static Object argument(Class<? extends Holder> type, Object argument) throws ReflectiveOperationException {
        return ((Holder) construct(ServiceSpec.of(type).args(argument))).got;
    }
}
