package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import java.util.OptionalInt;

/** A request to change one registered service; dropped if that was removed, or once the manager is ending. */
public sealed interface ServiceRequest extends Event {

    /** Returns the service to change. */
    ServiceId service();

    /** Hands this request to the method for its kind. */
    void dispatchTo(Handler handler);

    @Override
    default void dispatchTo(Event.Handler handler) {
        handler.onServiceRequest(this);
    }

    /** One method for each kind of request, so that none is forgotten. */
    interface Handler {
        void scale(Scale request);

        void start(Start request);

        void stop(Stop request);

        void update(Update request);

        void remove(Remove request);

        void restart(Restart request);
    }

    /** The service is to have exactly these workers. */
    record Scale(ServiceId service, WorkerIds workers) implements ServiceRequest {

        /**
         * Asks for the lowest ids.
         *
         * @param service the service
         * @param workers how many workers it is to have
         */
        public Scale(ServiceId service, int workers) {
            this(service, WorkerIds.first(workers));
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.scale(this);
        }
    }

    /** The service is to have these workers too, and they are to run, also those that their restart policy has kept away. */
    record Start(ServiceId service, WorkerIds workers) implements ServiceRequest {
        @Override
        public void dispatchTo(Handler handler) {
            handler.start(this);
        }
    }

    /** The service is not to have these workers any more. */
    record Stop(ServiceId service, WorkerIds workers) implements ServiceRequest {
        @Override
        public void dispatchTo(Handler handler) {
            handler.stop(this);
        }
    }

    /** The service has another specification; its id and name stay. */
    record Update(ServicePlan plan) implements ServiceRequest {
        @Override
        public ServiceId service() {
            return plan.id();
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.update(this);
        }
    }

    /** The service is to end for good. */
    record Remove(ServiceId service) implements ServiceRequest {
        @Override
        public void dispatchTo(Handler handler) {
            handler.remove(this);
        }
    }

    /** Workers of the service are to be replaced: one, or all, at once or one after the other. */
    record Restart(ServiceId service, OptionalInt worker, boolean rolling) implements ServiceRequest {
        @Override
        public void dispatchTo(Handler handler) {
            handler.restart(this);
        }
    }
}
