package io.supervisor4j.system.file;

import java.nio.file.Path;
import java.util.Map;

/** Where class-data archives are kept: the engine's of workers, and that of the command line. */
public final class CacheFolder {

    private CacheFolder() {}

    /**
     * Finds the folder, in {@code XDG_CACHE_HOME} or the user's {@code .cache}.
     *
     * @param environment the variables of this process
     * @return the folder, which may not exist
     */
    public static Path in(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.startsWith("/") ? Path.of(cache) : Path.of(System.getProperty("user.home", "/"), ".cache");
        return base.resolve("supervisor4j");
    }
}
