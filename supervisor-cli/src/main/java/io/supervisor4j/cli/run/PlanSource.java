package io.supervisor4j.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the file with jars that are not on the class path, so that the application never meets them. */
final class PlanSource {

    private static final String READER = "io.supervisor4j.cli.file.AppFile";

    private final Path file;
    private final List<Path> folders;

    /** Takes the file and the folders with the jars that can read it. */
    PlanSource(Path file, List<Path> folders) {
        this.file = file;
        this.folders = List.copyOf(folders);
    }

    /** Loads the reader anew each time: the jars may have been replaced by an upgrade meanwhile. */
    @SuppressWarnings("unchecked")
    PlanFile read() {
        try (Tools tools = new Tools(urls(folders))) {
            Object reader = tools.loadClass(READER).getDeclaredConstructor().newInstance();
            return ((Function<Path, PlanFile>) reader).apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the installation is incomplete: " + folders + " has no " + READER, e);
        }
    }

    private static URL[] urls(List<Path> folders) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : found) {
                    urls.add(jar.toUri().toURL());
                }
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Sees of the application's side only what is ours, and of that not what needs a library that it must not meet. */
    private static final class Tools extends URLClassLoader {

        private static final String OURS = "io.supervisor4j.";
        private static final String READS_YAML = "io.supervisor4j.document.";

        Tools(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(OURS) && !name.startsWith(READS_YAML)) {
                try {
                    return PlanSource.class.getClassLoader().loadClass(name);
                } catch (ClassNotFoundException e) {
                    return super.loadClass(name, resolve);
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
