package io.supervisor4j.runtime.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of worker ids, such as those that a service is to have: any numbers from 0 on, iterated in ascending order. The lowest ids
 * up to the first gap take no memory, so that a number can be checked before it is refused. Immutable.
 */
public final class WorkerIds implements Iterable<Integer> {

    /** The first id that is not in the set: all below it are. */
    private final int gap;

    private final NavigableSet<Integer> aboveGap;

    private WorkerIds(int gap, NavigableSet<Integer> aboveGap) {
        this.gap = gap;
        this.aboveGap = aboveGap;
    }

    private static WorkerIds of(int below, NavigableSet<Integer> ids) {
        int gap = below;
        NavigableSet<Integer> above = new TreeSet<>(ids.tailSet(below, true));
        while (above.remove(gap)) {
            gap++;
        }
        return new WorkerIds(gap, above);
    }

    /**
     * Returns the lowest ids.
     *
     * @param count how many
     * @return 0 to count - 1
     */
    public static WorkerIds first(int count) {
        return new WorkerIds(count, new TreeSet<>());
    }

    /**
     * Returns a set of these ids.
     *
     * @param ids numbers from 0 on, in any order
     * @return the set
     */
    public static WorkerIds of(Collection<Integer> ids) {
        return of(0, new TreeSet<>(ids));
    }

    /**
     * Returns these ids and others.
     *
     * @param others the ids to add
     * @return the union
     */
    public WorkerIds plus(WorkerIds others) {
        NavigableSet<Integer> above = new TreeSet<>(aboveGap);
        above.addAll(others.aboveGap);
        return of(Math.max(gap, others.gap), above);
    }

    /**
     * Returns these ids without others.
     *
     * @param others the ids to leave out
     * @return the difference
     */
    public WorkerIds minus(WorkerIds others) {
        NavigableSet<Integer> remaining = new TreeSet<>();
        for (int id : this) {
            if (!others.contains(id)) {
                remaining.add(id);
            }
        }
        return of(0, remaining);
    }

    boolean contains(int id) {
        return (id >= 0 && id < gap) || aboveGap.contains(id);
    }

    /**
     * Returns the number of ids.
     *
     * @return 0 or more
     */
    public int size() {
        return gap + aboveGap.size();
    }

    @Override
    public Iterator<Integer> iterator() {
        List<Integer> all = new ArrayList<>(size());
        for (int id = 0; id < gap; id++) {
            all.add(id);
        }
        all.addAll(aboveGap);
        return all.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkerIds set && gap == set.gap && aboveGap.equals(set.aboveGap);
    }

    @Override
    public int hashCode() {
        return 31 * gap + aboveGap.hashCode();
    }

    /** Such as {@code below 3 and [5]}. */
    @Override
    public String toString() {
        return "below " + gap + " and " + aboveGap;
    }
}
