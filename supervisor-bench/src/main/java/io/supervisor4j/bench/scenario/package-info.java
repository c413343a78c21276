/** What is measured of whole processes, each figure beside its floor. */
@NullMarked
package io.supervisor4j.bench.scenario;

import org.jspecify.annotations.NullMarked;
