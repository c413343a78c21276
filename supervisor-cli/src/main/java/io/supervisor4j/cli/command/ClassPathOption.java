package io.supervisor4j.cli.command;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the classes of an application are. */
final class ClassPathOption {

    @Option(
            names = {"-c", "--class-path"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "The application's class path, with ':' between. Default: ${DEFAULT-VALUE}.")
    private String classPath;

    String text() {
        return classPath;
    }

    /** Loads a class beside those of this program. */
    Class<?> load(String name) {
        try {
            return Class.forName(name, true, new URLClassLoader(urls(), ClassPathOption.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CommandException(
                    ExitCodes.REFUSED,
                    "the class " + name + " cannot be loaded from " + classPath + " (" + e + "); see --class-path",
                    e);
        }
    }

    private URL[] urls() {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            try {
                urls.add(new File(entry).toURI().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalStateException("every file has a URL", e);
            }
        }
        return urls.toArray(URL[]::new);
    }
}
