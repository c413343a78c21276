package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;

/** A component that a test builds, with a time that the test moves. */
abstract class Plain extends Component {

    Plain(ManualTime time) {
        configure(ComponentSettings.defaults().time(time));
    }

    @Override
    public String label() {
        return "plain";
    }
}
