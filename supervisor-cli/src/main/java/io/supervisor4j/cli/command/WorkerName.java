package io.supervisor4j.cli.command;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A service, or one worker of it, as in {@code mailer} and {@code mailer.3}.
 *
 * @param service the service's name or id
 * @param worker the worker's number, if one is meant
 */
record WorkerName(String service, OptionalInt worker) {

    private static final Pattern ONE = Pattern.compile("(.+)\\.(\\d{1,9})");

    static WorkerName parse(String text) {
        Matcher one = ONE.matcher(text);
        return one.matches()
                ? new WorkerName(one.group(1), OptionalInt.of(Integer.parseInt(one.group(2))))
                : new WorkerName(text, OptionalInt.empty());
    }

    /** Reads either. */
    static final class Converter implements ITypeConverter<WorkerName> {
        @Override
        public WorkerName convert(String text) {
            return parse(text);
        }
    }

    /** Reads the name of one worker only. */
    static final class OneConverter implements ITypeConverter<WorkerName> {
        @Override
        public WorkerName convert(String text) {
            WorkerName name = parse(text);
            if (name.worker().isEmpty()) {
                throw new TypeConversionException("'" + text + "' is no worker; write it like " + text + ".0");
            }
            return name;
        }
    }
}
