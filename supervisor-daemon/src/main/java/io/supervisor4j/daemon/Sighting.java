package io.supervisor4j.daemon;

import java.util.Optional;

/** What a look at a daemon shows. */
sealed interface Sighting {

    /** There is none, and none is coming. */
    record Absent(Optional<Life> last) implements Sighting {}

    /** It was launched and does not hold the lock yet. */
    record Coming(Life life) implements Sighting {}

    /** It holds the lock; which life that is, is missing if its file was deleted or spoiled by others. */
    record Present(Optional<Life> life) implements Sighting {}
}
