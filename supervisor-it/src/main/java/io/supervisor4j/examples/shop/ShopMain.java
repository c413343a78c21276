package io.supervisor4j.examples.shop;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.option.OptionException;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.SampleFile;
import io.supervisor4j.option.ServiceOptions;
import java.nio.file.Path;

/** The master of the example. */
public final class ShopMain {

    private ShopMain() {}

    /**
     * Runs two mailers, or prints the options.
     *
     * @param args options, and {@code sample} or {@code explain}
     */
    public static void main(String[] args) {
        try {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .group(MailerOptions.class)
                    .commandLine(args)
                    .systemProperties("shop")
                    .environment("SHOP")
                    .file(Path.of("shop.yaml"))
                    .build();
            if (options.arguments().contains("sample")) {
                System.out.print(SampleFile.yaml(ServiceOptions.class, MailerOptions.class));
            } else if (options.arguments().contains("explain")) {
                System.out.print(options.explain());
            } else {
                System.exit(run(options));
            }
        } catch (OptionException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int run(Options options) {
        ServiceManager.Builder builder = ServiceManager.builder()
                .gracefulShutdownTimeout(options.get(ServiceOptions.class).gracefulShutdownTimeout());
        try (ServiceManager manager = builder.build()) {
            Path shared = options.attach(manager, Options.OnReload.MUTATE);
            manager.add(Mailer.class, 2, shared);
            return manager.run();
        }
    }
}
