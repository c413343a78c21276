package io.supervisor4j.component.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a flight recording shows of components; public fields, as the recorder reads them. */
final class JfrEvents {

    private JfrEvents() {}

    /** What all of them say. */
    @Category("supervisor4j")
    @StackTrace(false)
    abstract static class ComponentEvent extends Event {

        @Label("Component")
        @Description("The path in the tree")
        String component = "";

        @Label("Run")
        @Description("0 for the first")
        int run;
    }

    @Name("io.supervisor4j.ComponentStarted")
    @Label("Component Started")
    static final class Started extends ComponentEvent {}

    @Name("io.supervisor4j.ComponentEnded")
    @Label("Component Ended")
    static final class Ended extends ComponentEvent {

        @Label("End")
        String end = "";

        @Label("Reason")
        String reason = "";

        @Label("Unstopped")
        @Description("How many callbacks and tasks were abandoned")
        int unstopped;
    }

    @Name("io.supervisor4j.ComponentCrashed")
    @Label("Component Crashed")
    static final class Crashed extends ComponentEvent {

        @Label("Reason")
        String reason = "";
    }

    @Name("io.supervisor4j.ComponentRestarted")
    @Label("Component Restarted")
    static final class Restarted extends ComponentEvent {}
}
