package io.supervisor4j.runtime.worker;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Levels of loggers: of Logback where that logs, else of the JDK's own logging. Without depending on either. */
final class LogLevels {

    private static final String LOGBACK = "ch.qos.logback.classic.";
    private static final String ROOT = "ROOT";

    /** What the JDK calls them. */
    private static final Map<String, String> OF_JDK = Map.of(
            "TRACE", "FINER", "DEBUG", "FINE", "INFO", "INFO", "WARN", "WARNING", "ERROR", "SEVERE", "OFF", "OFF");

    private LogLevels() {}

    /** Takes {@code logger} or {@code logger=level}, and returns {@code logger=level} as it then is. */
    static String answer(String argument) throws JMException, ReflectiveOperationException {
        int equals = argument.indexOf('=');
        String logger = equals < 0 ? argument : argument.substring(0, equals);
        String level = equals < 0 ? null : argument.substring(equals + 1);
        if (level != null && !OF_JDK.containsKey(level)) {
            throw new IllegalArgumentException(
                    "'" + level + "' is no level: use TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        }
        Object context = logbackContext();
        return logger + "=" + (context == null ? ofJdk(logger, level) : ofLogback(context, logger, level));
    }

    private static @Nullable Object logbackContext() throws ReflectiveOperationException {
        try {
            Class<?> factory = load("org.slf4j.LoggerFactory");
            Object context = factory.getMethod("getILoggerFactory").invoke(null);
            return context.getClass().getName().equals(LOGBACK + "LoggerContext") ? context : null;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }

    private static String ofLogback(Object context, String name, @Nullable String level)
            throws ReflectiveOperationException {
        Object logger = context.getClass().getMethod("getLogger", String.class).invoke(context, name);
        if (level != null) {
            Class<?> levels = load(LOGBACK + "Level");
            Method set = logger.getClass().getMethod("setLevel", levels);
            set.invoke(logger, levels.getMethod("toLevel", String.class).invoke(null, level));
        }
        return String.valueOf(logger.getClass().getMethod("getEffectiveLevel").invoke(logger));
    }

    private static String ofJdk(String name, @Nullable String level) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName logging = new ObjectName("java.util.logging:type=Logging");
        String logger = name.equals(ROOT) ? "" : name;
        String text = String.class.getName();
        if (level != null) {
            server.invoke(
                    logging, "setLoggerLevel", new Object[] {logger, OF_JDK.get(level)}, new String[] {text, text});
        }
        Object present = server.invoke(logging, "getLoggerLevel", new Object[] {logger}, new String[] {text});
        if (present == null) {
            throw new IllegalArgumentException("there is no logger '" + name + "'");
        }
        return present.toString().isEmpty() ? "inherited" : present.toString();
    }
}
