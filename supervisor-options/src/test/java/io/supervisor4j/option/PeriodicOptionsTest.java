package io.supervisor4j.option;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodicOptionsTest {

    @Test
    void defaults_O53() {
        OptionAssertions.assertDefaults(new PeriodicOptions(true));
    }

    @Test
    void fullMapping_O53() {
        OptionAssertions.assertFullMapping(Map.of("run_external_periodic_tasks", "false"), new PeriodicOptions(false));
    }
}
