package io.supervisor4j.cli.command;

import io.supervisor4j.cli.run.DaemonStart;
import io.supervisor4j.system.file.IoMessages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts a daemon through a JVM that has the application's class path, which the daemon then has too. */
@Command(name = "start", description = "Start a Java program in the background, and wait until it runs.")
final class DaemonStartCommand extends BaseCommand implements Callable<Integer> {

    @Mixin
    private DaemonName name;

    @Mixin
    private ClassPathOption classPath;

    @Parameters(index = "1", paramLabel = "CLASS", description = "The class with the main method.")
    private String main;

    @Parameters(index = "2..*", paramLabel = "ARGUMENT", description = "Its arguments.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(List.of(
                "-cp", classPath.text() + File.pathSeparator + Home.find().managerJars() + "/*"));
        words.add(DaemonStart.class.getName());
        Path directory = name.directory();
        words.addAll(
                List.of(name.name(), name.timeout().toString(), directory == null ? "" : directory.toString(), main));
        words.addAll(arguments);
        try {
            return new ProcessBuilder(words).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new CommandException(ExitCodes.REFUSED, "no JVM can be started: " + IoMessages.text(e), e);
        }
    }
}
