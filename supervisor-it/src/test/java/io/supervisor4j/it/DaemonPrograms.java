package io.supervisor4j.it;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonContext;
import io.supervisor4j.syslog.SyslogAppender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** The programs of the daemons in these tests. */
@SuppressWarnings("PrivateConstructorForUtilityClass")
final class DaemonPrograms {

    private DaemonPrograms() {}

    /** Handles nothing. */
    public static final class Idle {
        public static void main(String[] args) throws InterruptedException {
            Talker.line("idle " + ProcessHandle.current().pid());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Ends when it is asked to, in its own time. */
    public static final class Polite {
        public static void main(String[] args) throws InterruptedException {
            DaemonContext context = DaemonContext.current();
            Talker.line("got " + context.gotSigterm());
            boolean early = context.awaitSigterm(Duration.ofMillis(1));
            context.ready();
            boolean got = context.awaitSigterm(Daemon.FOREVER);
            Talker.line("early " + early + ", got " + got + " " + context.gotSigterm());
            context.clear("SIGTERM");
            Talker.line("cleared " + !context.gotSigterm());
        }
    }

    /** Does not end when it is asked to. */
    public static final class Stubborn {
        public static void main(String[] args) throws InterruptedException {
            DaemonContext.current().gotSigterm();
            DaemonContext.current().ready();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Exits with its argument, or by an exception. */
    public static final class Leaving {
        public static void main(String[] args) {
            Talker.line("leaving " + args[0]);
            if (args[0].equals("by exception")) {
                throw new IllegalStateException("no queue");
            }
            if (!args[0].equals("0")) {
                System.exit(Integer.parseInt(args[0]));
            }
        }
    }

    /** Ends once, by exception, and only after it was ready. */
    public static final class Reloading {
        public static void main(String[] args) throws InterruptedException {
            DaemonContext context = DaemonContext.current();
            context.ready();
            for (int i = 1; context.await("SIGHUP", Daemon.FOREVER); i++) {
                context.clear("SIGHUP");
                Talker.line("reload " + i);
            }
        }
    }

    /** Asks about itself, by its state directory, as a careless program might. */
    public static final class Curious {
        public static void main(String[] args) throws InterruptedException {
            Daemon self = Daemon.builder("d").stateDirectory(Path.of(args[0])).build();
            try {
                self.stop(Duration.ZERO);
            } catch (IllegalStateException e) {
                Talker.line(e.getMessage());
            }
            for (int i = 0; i < 3; i++) {
                Talker.line("running " + self.isRunning() + " "
                        + (self.pid().getAsLong() == ProcessHandle.current().pid()));
            }
            DaemonContext.current().ready();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Runs a manager. */
    public static final class Manager {
        public static void main(String[] args) {
            try (ServiceManager manager = ServiceManager.create()) {
                manager.add(DaemonWorker.class, 2);
                manager.onTerminate(() -> Talker.line("terminating"));
                manager.onWorkerReady(
                        (service, worker) -> DaemonContext.current().ready());
                System.exit(manager.run());
            }
        }
    }

    /** Logs to the file of its first argument; then a thread of its own ends by an exception, and its main thread too. */
    public static final class Throwing {
        public static void main(String[] args) throws InterruptedException {
            Logger logger = (Logger) DaemonContext.current().logger();
            logger.setAdditive(false);
            logger.addAppender(appender(logger.getLoggerContext(), args[0]));
            Thread thread = new Thread(
                    () -> {
                        throw new IllegalStateException("no letters");
                    },
                    "postman");
            thread.start();
            thread.join();
            throw new IllegalStateException("no post");
        }

        private static FileAppender<ILoggingEvent> appender(LoggerContext context, String file) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern("%level %logger %msg: %ex%n");
            encoder.start();
            FileAppender<ILoggingEvent> appender = new FileAppender<>();
            appender.setContext(context);
            appender.setFile(file);
            appender.setEncoder(encoder);
            appender.start();
            return appender;
        }
    }

    /** Writes without end. */
    public static final class Flood {
        public static void main(String[] args) throws InterruptedException {
            DaemonContext.current().ready();
            String line = "x".repeat(99);
            while (!DaemonContext.current().gotSigterm()) {
                for (int i = 0; i < 200; i++) {
                    Talker.line(line);
                }
                Thread.sleep(1);
            }
        }
    }

    /** Accepts one connection on what it inherited. */
    public static final class Listening {
        public static void main(String[] args) throws IOException {
            ServerSocketChannel listener = (ServerSocketChannel) System.inheritedChannel();
            Talker.line("port " + ((InetSocketAddress) listener.getLocalAddress()).getPort());
            DaemonContext.current().ready();
            try (SocketChannel connection = listener.accept()) {
                Talker.line("connected " + connection.isConnected());
            }
        }
    }

    /** Logs to the syslog at its argument. */
    public static final class Logging {
        public static void main(String[] args) {
            LoggerContext context = new LoggerContext();
            SyslogAppender appender = new SyslogAppender();
            appender.setContext(context);
            appender.setSocket(args[0]);
            appender.start();
            Logger logger = context.getLogger("Logging");
            logger.addAppender(appender);
            logger.warn("no paper");
            DaemonContext.current().ready();
        }
    }

    /** Tells some of its environment. */
    public static final class Environment {
        public static void main(String[] args) {
            Talker.line("spring.profile " + System.getenv("spring.profile"));
            Talker.line("NOTIFY_SOCKET " + System.getenv("NOTIFY_SOCKET"));
            DaemonContext.current().ready();
            DaemonContext.current().ready();
        }
    }
}
