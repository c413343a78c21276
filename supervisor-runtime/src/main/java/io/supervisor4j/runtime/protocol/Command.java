package io.supervisor4j.runtime.protocol;

import org.jspecify.annotations.Nullable;

/** What the master says to a worker. */
public sealed interface Command {

    /**
     * Returns the frame that carries this command.
     *
     * @return a new frame
     */
    Frame toFrame();

    /**
     * Hands this command to the method for its kind.
     *
     * @param handler carries the command out
     * @return whether another command may follow
     */
    boolean dispatchTo(Handler handler);

    /** One method for each kind of command, so that none is forgotten. */
    interface Handler {

        /**
         * Becomes a worker.
         *
         * @param command which
         */
        void assign(Assign command);

        /**
         * Prepares for what it may become.
         *
         * @param command for what
         */
        void warm(Warm command);

        /**
         * Ends gracefully.
         *
         * @param command in which time
         */
        void terminate(Terminate command);

        /**
         * Takes another time for its end.
         *
         * @param command which
         */
        void changeTimeout(ChangeTimeout command);

        /**
         * Reloads.
         *
         * @param command what to answer
         */
        void reload(Reload command);

        /**
         * Ends at once.
         *
         * @param command why
         */
        void abort(Abort command);

        /**
         * Answers.
         *
         * @param command what to answer
         */
        void ping(Ping command);

        /**
         * Answers a question.
         *
         * @param command the question
         */
        void query(Query command);

        /** Has been heard, and exits. */
        void bye();
    }

    /**
     * Reads a command.
     *
     * @param frame what arrived
     * @return the command, or null for one that this version does not know
     * @throws FrameException if a field is missing
     */
    static @Nullable Command from(Frame frame) throws FrameException {
        return switch (frame.verb()) {
            case "assign" -> Assign.read(frame);
            case "warm" -> new Warm(frame.text("type"), frame.text("constructor"), frame.text("arguments"));
            case "signal" -> signal(frame);
            case "timeout" -> new ChangeTimeout(frame.number("timeout"));
            case "ping" -> new Ping(frame.number("id"));
            case "bye" -> new Bye();
            case "query" -> new Query(frame.number("id"), frame.text("what"), frame.text("argument"));
            default -> null;
        };
    }

    private static @Nullable Command signal(Frame frame) throws FrameException {
        String name = frame.text("name");
        return switch (name) {
            case "SIGTERM" -> new Terminate(frame.number("timeout"));
            case "SIGHUP" -> new Reload(frame.number("sequence"));
            case "SIGINT", "SIGALRM" -> new Abort(name);
            default -> null;
        };
    }

    /**
     * A blank JVM becomes a worker.
     *
     * @param service the service's id
     * @param name the service's name
     * @param worker the worker's number
     * @param type the name of the service's class
     * @param constructor the signature of the constructor to use
     * @param arguments the arguments, as text
     * @param hooks the names of the new-worker hooks' classes, separated by commas
     * @param timeoutMillis how long it may take to end when it is told to; 0 for ever
     */
    record Assign(
            String service,
            String name,
            int worker,
            String type,
            String constructor,
            String arguments,
            String hooks,
            long timeoutMillis)
            implements Command {

        static Assign read(Frame frame) throws FrameException {
            return new Assign(
                    frame.text("service"),
                    frame.text("name"),
                    (int) frame.number("worker"),
                    frame.text("type"),
                    frame.text("constructor"),
                    frame.text("arguments"),
                    frame.text("hooks"),
                    frame.number("timeout"));
        }

        @Override
        public boolean dispatchTo(Handler handler) {
            handler.assign(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("assign")
                    .with("service", service)
                    .with("name", name)
                    .with("worker", worker)
                    .with("type", type)
                    .with("constructor", constructor)
                    .with("arguments", arguments)
                    .with("hooks", hooks)
                    .with("timeout", timeoutMillis);
        }
    }

    /**
     * A blank JVM goes through the motions of becoming such a worker, without becoming one: a standby, or a training run for an
     * archive.
     *
     * @param type the name of the service's class, which is loaded but not constructed
     * @param constructor the signature of the constructor that would be used
     * @param arguments the arguments, as text
     */
    record Warm(String type, String constructor, String arguments) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.warm(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("warm")
                    .with("type", type)
                    .with("constructor", constructor)
                    .with("arguments", arguments);
        }
    }

    /**
     * End gracefully, as on SIGTERM.
     *
     * @param timeoutMillis how long that may take; 0 for ever
     */
    record Terminate(long timeoutMillis) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.terminate(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("signal").with("name", "SIGTERM").with("timeout", timeoutMillis);
        }
    }

    /**
     * Another time than the assignment's holds for an end that the worker begins, or is asked for by others than the master (C-69).
     *
     * @param timeoutMillis how long it may take; 0 for ever
     */
    record ChangeTimeout(long timeoutMillis) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.changeTimeout(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("timeout").with("timeout", timeoutMillis);
        }
    }

    /**
     * Reload, as on SIGHUP.
     *
     * @param sequence to be given back in the answer
     */
    record Reload(long sequence) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.reload(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("signal").with("name", "SIGHUP").with("sequence", sequence);
        }
    }

    /**
     * End at once, as on SIGINT or SIGALRM.
     *
     * @param signal which of the two
     */
    record Abort(String signal) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.abort(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("signal").with("name", signal);
        }
    }

    /**
     * Answer, if you can.
     *
     * @param id to be given back in the answer
     */
    record Ping(long id) implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.ping(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("ping").with("id", id);
        }
    }

    /**
     * Answer a question about this process, by {@link Report.Answer}.
     *
     * @param id to be given back in the answer
     * @param what {@link #THREADS}, {@link #HEAP} or {@link #LOG_LEVEL}
     * @param argument for a log level the logger, or {@code logger=level} to change it; otherwise empty
     */
    record Query(long id, String what, String argument) implements Command {

        /** A dump of all threads. */
        public static final String THREADS = "threads";

        /** A histogram of the heap. */
        public static final String HEAP = "heap";

        /** The level of a logger. */
        public static final String LOG_LEVEL = "loglevel";

        @Override
        public boolean dispatchTo(Handler handler) {
            handler.query(this);
            return true;
        }

        @Override
        public Frame toFrame() {
            return new Frame("query").with("id", id).with("what", what).with("argument", argument);
        }
    }

    /** Your {@link Report.Exiting} has arrived: exit. */
    record Bye() implements Command {
        @Override
        public boolean dispatchTo(Handler handler) {
            handler.bye();
            return false;
        }

        @Override
        public Frame toFrame() {
            return new Frame("bye");
        }
    }
}
