package io.supervisor4j.runtime.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker says to its master. */
public sealed interface Report {

    /** The version of the protocol that this code speaks. */
    int VERSION = 1;

    /**
     * Returns the frame that carries this report.
     *
     * @return a new frame
     */
    Frame toFrame();

    /**
     * Hands this report to the method for its kind.
     *
     * @param handler receives the report
     */
    void dispatchTo(Handler handler);

    /** One method for each kind of report, so that none is forgotten. */
    interface Handler {

        /**
         * A JVM has come up.
         *
         * @param report which protocol it speaks
         */
        void hello(Hello report);

        /** A standby is prepared. */
        void warmed();

        /** A worker is ready. */
        void ready();

        /**
         * A worker has reloaded.
         *
         * @param report what it answers
         */
        void reloaded(Reloaded report);

        /**
         * A worker has begun to end by itself.
         *
         * @param report why
         */
        void stopping(Stopping report);

        /**
         * A worker is about to exit.
         *
         * @param report how and why
         */
        void exiting(Exiting report);

        /**
         * A worker has answered a ping.
         *
         * @param report which
         */
        void pong(Pong report);

        /**
         * A worker has answered a question.
         *
         * @param report a part of the answer
         */
        void answer(Answer report);
    }

    /**
     * Reads a report.
     *
     * @param frame what arrived
     * @return the report, or null for one that this version does not know
     * @throws FrameException if a field is missing
     */
    static @Nullable Report from(Frame frame) throws FrameException {
        return switch (frame.verb()) {
            case "hello" -> new Hello((int) frame.number("protocol"));
            case "warmed" -> new Warmed();
            case "ready" -> new Ready();
            case "reloaded" -> new Reloaded(frame.number("sequence"));
            case "stopping" -> new Stopping(ReportedReason.of(frame.text("reason")), frame.text("detail"));
            case "exiting" ->
                new Exiting(
                        (int) frame.number("status"), ReportedReason.of(frame.text("reason")), frame.text("detail"));
            case "pong" -> new Pong(frame.number("id"));
            case "answer" -> Answer.read(frame);
            default -> null;
        };
    }

    /**
     * The JVM has come up, blank.
     *
     * @param protocol the version it speaks
     */
    record Hello(int protocol) implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.hello(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("hello").with("protocol", protocol);
        }
    }

    /** The answer to {@link Command.Warm}. */
    record Warmed() implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.warmed();
        }

        @Override
        public Frame toFrame() {
            return new Frame("warmed");
        }
    }

    /** The service has been constructed. */
    record Ready() implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.ready();
        }

        @Override
        public Frame toFrame() {
            return new Frame("ready");
        }
    }

    /**
     * The answer to {@link Command.Reload}.
     *
     * @param sequence the one of the command
     */
    record Reloaded(long sequence) implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.reloaded(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("reloaded").with("sequence", sequence);
        }
    }

    /**
     * The worker has begun to end, without {@link Command.Terminate}.
     *
     * @param reason why
     * @param detail why, for people
     */
    record Stopping(ReportedReason reason, String detail) implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.stopping(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("stopping").with("reason", reason.wire()).with("detail", shortened(detail));
        }
    }

    /**
     * The worker is about to exit, and waits a moment for {@link Command.Bye}.
     *
     * @param status its exit status; negative if it does not know
     * @param reason why
     * @param detail why, for people
     */
    record Exiting(int status, ReportedReason reason, String detail) implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.exiting(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("exiting")
                    .with("status", status)
                    .with("reason", reason.wire())
                    .with("detail", shortened(detail));
        }
    }

    /**
     * The answer to {@link Command.Ping}.
     *
     * @param id the one of the command
     */
    record Pong(long id) implements Report {
        @Override
        public void dispatchTo(Handler handler) {
            handler.pong(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("pong").with("id", id);
        }
    }

    /**
     * A part of the answer to {@link Command.Query}.
     *
     * @param id the one of the command
     * @param part its number, from 0
     * @param last whether no further part follows
     * @param failed whether the text says why there is no answer
     * @param text the part
     */
    record Answer(long id, long part, boolean last, boolean failed, String text) implements Report {

        /** Leaves room for the rest of the frame. */
        private static final int MAX_ENCODED = Link.MAX_REPORT - 160;

        static Answer read(Frame frame) throws FrameException {
            return new Answer(
                    frame.number("id"),
                    frame.number("part"),
                    frame.number("last") == 1,
                    frame.number("failed") == 1,
                    frame.text("text"));
        }

        /**
         * Returns the parts of an answer that may be long.
         *
         * @param id the one of the command
         * @param failed whether the text says why there is no answer
         * @param text the answer
         * @return at least one part, each of which fits into a frame
         */
        public static List<Answer> parts(long id, boolean failed, String text) {
            List<Answer> parts = new ArrayList<>();
            int from = 0;
            do {
                int to = end(text, from);
                parts.add(new Answer(
                        id,
                        parts.size(),
                        to == text.length(),
                        failed && to == text.length(),
                        text.substring(from, to)));
                from = to;
            } while (from < text.length());
            return parts;
        }

        private static int end(String text, int from) {
            int encoded = 0;
            int to = from;
            while (to < text.length() && encoded <= MAX_ENCODED - FrameCodec.MAX_ESCAPE) {
                encoded += FrameCodec.encodedLength(text.charAt(to));
                to++;
            }
            return to;
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.answer(this);
        }

        @Override
        public Frame toFrame() {
            return new Frame("answer")
                    .with("id", id)
                    .with("part", part)
                    .with("last", last ? 1 : 0)
                    .with("failed", failed ? 1 : 0)
                    .with("text", text);
        }
    }

    /** Even if every character had to be escaped, the frame stays within {@link Link#MAX_REPORT}. */
    private static String shortened(String detail) {
        return detail.length() <= 600 ? detail : detail.substring(0, 597) + "...";
    }
}
