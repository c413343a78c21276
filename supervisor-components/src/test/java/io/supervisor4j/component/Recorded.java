package io.supervisor4j.component;

import io.supervisor4j.component.time.ThrowingRunnable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A component that writes its callbacks to a trail, and does in each what a test tells it to. */
class Recorded extends Component {

    private final String name;
    private final Trail trail;
    private final Map<String, ThrowingRunnable> behaviours = new ConcurrentHashMap<>();

    Recorded(String name, Trail trail, Component... children) {
        this.name = name;
        this.trail = trail;
        add(children);
    }

    /** Lets a callback do something, after it is on the trail. */
    Recorded in(String callback, ThrowingRunnable behaviour) {
        behaviours.put(callback, behaviour);
        return this;
    }

    /** Lets a callback fail. */
    Recorded failingIn(String callback) {
        return in(callback, () -> {
            throw new IllegalStateException(callback + " of " + name);
        });
    }

    private void step(String callback) throws Exception {
        trail.add(name + " " + callback);
        ThrowingRunnable behaviour = behaviours.get(callback);
        if (behaviour != null) {
            behaviour.run();
        }
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    protected void onFirstStart() throws Exception {
        step("onFirstStart");
    }

    @Override
    protected void onStart() throws Exception {
        step("onStart");
    }

    @Override
    protected void onStarted() throws Exception {
        step("onStarted");
    }

    @Override
    protected void onStop() throws Exception {
        step("onStop");
    }

    @Override
    protected void onShutdown() throws Exception {
        step("onShutdown");
    }

    @Override
    protected void onRestart() throws Exception {
        step("onRestart");
    }
}
