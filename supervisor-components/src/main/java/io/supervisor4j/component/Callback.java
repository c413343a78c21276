package io.supervisor4j.component;

import java.util.Arrays;

/** The methods of a component that its owner calls, and what may be registered in each. */
enum Callback {
    INIT_DEPENDENCIES("initDependencies", Scope.COMPONENT),
    ON_FIRST_START("onFirstStart", Scope.COMPONENT),
    ON_RESTART("onRestart", Scope.RUN),
    ON_START("onStart", Scope.RUN),
    ON_STARTED("onStarted", Scope.NONE),
    ON_STOP("onStop", Scope.NONE),
    ON_SHUTDOWN("onShutdown", Scope.NONE);

    /** How long a task or child stays that is registered in a callback. */
    enum Scope {
        COMPONENT,
        RUN,
        NONE
    }

    private final String method;
    private final Scope scope;

    Callback(String method, Scope scope) {
        this.method = method;
        this.scope = scope;
    }

    String method() {
        return method;
    }

    Scope scope() {
        return scope;
    }

    /** Calls it, as the owner of the run. */
    void call(Run run) throws Exception {
        Component component = run.component();
        switch (this) {
            case INIT_DEPENDENCIES -> component.core().children().add(component.initDependencies());
            case ON_FIRST_START -> component.onFirstStart();
            case ON_RESTART -> component.onRestart();
            case ON_START -> {
                run.enter();
                component.onStart();
            }
            case ON_STARTED -> component.onStarted();
            case ON_STOP -> component.onStop();
            case ON_SHUTDOWN -> component.onShutdown();
        }
    }

    /** Whether the class has one of its own; the empty one need not be called. */
    boolean isDefinedBy(Component component) {
        for (Class<?> type = component.getClass(); type != Component.class; type = type.getSuperclass()) {
            if (Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(declared -> declared.getName().equals(method) && declared.getParameterCount() == 0)) {
                return true;
            }
        }
        return false;
    }
}
