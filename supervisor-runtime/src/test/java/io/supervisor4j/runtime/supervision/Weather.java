package io.supervisor4j.runtime.supervision;

import java.util.EnumMap;
import java.util.Map;

/** How likely each kind of trouble is at present. */
final class Weather {

    private final Map<Trouble, Double> likelihoods = new EnumMap<>(Trouble.class);

    private Weather() {}

    static Weather fair() {
        return new Weather();
    }

    /** Most histories know only some kinds of trouble, and some know those well. */
    static Weather drawnBy(Dice dice) {
        Weather weather = new Weather();
        for (Trouble trouble : Trouble.values()) {
            if (dice.chance(0.5)) {
                weather.likelihoods.put(trouble, dice.number(1, 100) / 100.0 * trouble.worst());
            }
        }
        return weather;
    }

    boolean isFair() {
        return likelihoods.isEmpty();
    }

    double likelihoodOf(Trouble trouble) {
        return likelihoods.getOrDefault(trouble, 0.0);
    }

    @Override
    public String toString() {
        return likelihoods.toString();
    }
}
