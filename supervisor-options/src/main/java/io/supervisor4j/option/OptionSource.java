package io.supervisor4j.option;

import java.util.List;

/** A place where options are set. */
interface OptionSource {

    /**
     * Reads it anew.
     *
     * @param catalog the options there are
     * @param problems what cannot be read at all goes here; whether names and values are right is the caller's concern
     * @return what is set, in the order of the source
     */
    List<Setting> read(Catalog catalog, LoadProblems problems);
}
