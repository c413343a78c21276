package io.supervisor4j;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that can be said about a service at its registration (C-5, C-33, C-34). Immutable: {@link #of} gives the defaults, each
 * fluent method a copy with one value changed, and bad values are refused there.
 *
 * <pre>{@code
 * manager.add(ServiceSpec.of(Mailer.class).workers(5).args("smtp.example.org", 25).name("mailer"));
 * }</pre>
 */
public final class ServiceSpec {

    private static final int MAX_NAME = 255;

    private final @Nullable Class<? extends Service> type;
    private final @Nullable Program program;
    private int workers = 1;
    private List<@Nullable Object> arguments = List.of();
    private Map<String, @Nullable Object> namedArguments = Map.of();
    private String name;
    private @Nullable Duration gracefulShutdownTimeout;
    private @Nullable Duration bootTimeout;
    private List<String> jvmOptions = List.of();
    private Map<String, String> environment = Map.of();
    private RestartPolicy restart = RestartPolicy.always();
    private int standby;
    private WorkerOutput output = WorkerOutput.inherited();
    private boolean keepChildren;

    private ServiceSpec(Class<? extends Service> type) {
        this.type = Objects.requireNonNull(type, "type");
        this.program = null;
        this.name = type.getSimpleName();
    }

    private ServiceSpec(Program program) {
        this.type = null;
        this.program = program;
        this.name = program.name();
    }

    private ServiceSpec(ServiceSpec other) {
        this.type = other.type;
        this.program = other.program;
        this.workers = other.workers;
        this.arguments = other.arguments;
        this.namedArguments = other.namedArguments;
        this.name = other.name;
        this.gracefulShutdownTimeout = other.gracefulShutdownTimeout;
        this.bootTimeout = other.bootTimeout;
        this.jvmOptions = other.jvmOptions;
        this.environment = other.environment;
        this.restart = other.restart;
        this.standby = other.standby;
        this.output = other.output;
        this.keepChildren = other.keepChildren;
    }

    /**
     * Starts with the defaults: one worker, no arguments, named after the class, restarted always.
     *
     * @param type the service's class
     * @return the specification
     */
    public static ServiceSpec of(Class<? extends Service> type) {
        return new ServiceSpec(type);
    }

    /**
     * Starts with the defaults for workers that run any program: one worker, named after the program, restarted always.
     *
     * @param command the program, a path or a name to look up in {@code PATH}, and its arguments
     * @return the specification
     * @throws IllegalArgumentException as {@link Program#of(String...)} does
     */
    public static ServiceSpec program(String... command) {
        return program(Program.of(command));
    }

    /**
     * The same for a program of which more is said than its command.
     *
     * @param program the program
     * @return the specification
     */
    public static ServiceSpec program(Program program) {
        return new ServiceSpec(Objects.requireNonNull(program, "program")).name(program.name());
    }

    /** What there is to say of it while its name is refused. */
    private String subject() {
        return type == null ? name : type.getName();
    }

    /** Refuses for a program what means something to a JVM only. */
    private void requireClassFor(int count, String what) {
        if (program != null && count > 0) {
            throw new IllegalArgumentException(
                    "service " + name + " runs a program, which has no " + what + ": they belong to a class");
        }
    }

    /**
     * Changes the number of workers.
     *
     * @param count at least 1 (C-8); how many there may be is up to the manager, {@link ServiceManager.Builder#maxWorkers}
     * @return the changed copy
     * @throws IllegalArgumentException if the count is less than 1
     */
    public ServiceSpec workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("workers of service " + name + " must be at least 1, but is " + count);
        }
        ServiceSpec copy = new ServiceSpec(this);
        copy.workers = count;
        return copy;
    }

    /**
     * Changes the arguments of the constructor, without the {@link WorkerContext} or worker id it may begin with. They travel
     * as text: numbers, strings, booleans, enums, records, plain objects, collections, maps, {@code Duration}, {@code Path}.
     * What cannot make the trip is refused by {@link ServiceManager#add(ServiceSpec)}. In a named module, the packages of
     * records and plain objects among them have to be open to Jackson.
     *
     * @param values the arguments, in order; may contain null
     * @return the changed copy
     */
    public ServiceSpec args(@Nullable Object... values) {
        Objects.requireNonNull(values, "args");
        requireClassFor(values.length, "arguments of a constructor");
        ServiceSpec copy = new ServiceSpec(this);
        copy.arguments = Collections.unmodifiableList(new ArrayList<@Nullable Object>(Arrays.asList(values)));
        return copy;
    }

    /**
     * Changes the arguments that are matched by the names of the constructor's parameters. They follow those given by {@link
     * #args}. The class must have been compiled with {@code -parameters}.
     *
     * @param values the arguments by parameter name; values may be null
     * @return the changed copy
     */
    public ServiceSpec namedArgs(Map<String, ? extends @Nullable Object> values) {
        Objects.requireNonNull(values, "namedArgs");
        requireClassFor(values.size(), "arguments of a constructor");
        ServiceSpec copy = new ServiceSpec(this);
        copy.namedArguments = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(values));
        return copy;
    }

    /**
     * Changes the name, used in logs and messages.
     *
     * @param text not blank, without control characters, at most 255 characters long
     * @return the changed copy
     * @throws IllegalArgumentException if the name is blank, contains control characters or is longer
     */
    public ServiceSpec name(String text) {
        Objects.requireNonNull(text, "name");
        Ranges.requireAtMost(MAX_NAME, text.length(), "the characters of the name of service " + subject());
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name of service " + subject() + " is blank or contains control characters: '" + text + "'");
        }
        ServiceSpec copy = new ServiceSpec(this);
        copy.name = text;
        return copy;
    }

    /**
     * Changes how long a worker may take to end gracefully; the manager's value where it is not set.
     *
     * @param time zero to wait for ever
     * @return the changed copy
     * @throws IllegalArgumentException if the time is negative
     */
    public ServiceSpec gracefulShutdownTimeout(Duration time) {
        ServiceSpec copy = new ServiceSpec(this);
        copy.gracefulShutdownTimeout = Durations.requireNotNegative(time, "gracefulShutdownTimeout of service " + name);
        return copy;
    }

    /**
     * Changes how long a worker may take from the start of its JVM to ready; the manager's value where it is not set.
     *
     * @param time zero to wait for ever
     * @return the changed copy
     * @throws IllegalArgumentException if the time is negative
     */
    public ServiceSpec bootTimeout(Duration time) {
        ServiceSpec copy = new ServiceSpec(this);
        copy.bootTimeout = Durations.requireNotNegative(time, "bootTimeout of service " + name);
        return copy;
    }

    /**
     * Changes the options its JVMs get in addition to those of the master.
     *
     * @param options each a whole option, such as {@code -Xmx64m} or {@code --add-opens=java.base/java.lang=ALL-UNNAMED}
     * @return the changed copy
     * @throws IllegalArgumentException if one is not an option, or says what to run
     */
    public ServiceSpec jvmOptions(String... options) {
        return jvmOptions(List.of(options));
    }

    /**
     * Changes the options its JVMs get in addition to those of the master: at most 1,000, one at most 128 KiB long, and all together
     * 1 MiB.
     *
     * @param options each a whole option
     * @return the changed copy
     * @throws IllegalArgumentException if one is not an option, or says what to run, or they are too many or too long
     */
    public ServiceSpec jvmOptions(List<String> options) {
        List<String> checked = LaunchWords.requireOptions(name, Objects.requireNonNull(options, "jvmOptions"));
        requireClassFor(checked.size(), "JVM options");
        ServiceSpec copy = new ServiceSpec(this);
        copy.jvmOptions = checked;
        return copy;
    }

    /**
     * Changes the environment variables its JVMs get in addition to, or instead of, those of the master: at most 1,000, one at most
     * 128 KiB long, and all together 1 MiB.
     *
     * @param variables names and values
     * @return the changed copy
     * @throws IllegalArgumentException if a name or value cannot be one, or they are too many or too long
     */
    public ServiceSpec environment(Map<String, String> variables) {
        ServiceSpec copy = new ServiceSpec(this);
        copy.environment = LaunchWords.requireVariables(name, Objects.requireNonNull(variables, "environment"));
        return copy;
    }

    /**
     * Changes what follows the end of a worker.
     *
     * @param policy the policy
     * @return the changed copy
     */
    public ServiceSpec restart(RestartPolicy policy) {
        ServiceSpec copy = new ServiceSpec(this);
        copy.restart = Objects.requireNonNull(policy, "restart");
        return copy;
    }

    /**
     * Changes the number of standbys kept for this service: blank JVMs that have loaded the service's class and what it refers to,
     * hold no id, and become a worker within milliseconds when one dies, is replaced by a reload, or is added. An empty place is
     * filled soon after. A standby calls {@code public static void warmUp()} of the class, if there is one, which may load and
     * compute what every worker needs, but must not take what only one may have; the class is never constructed in it.
     *
     * @param count 0 or more; they count like workers for {@link ServiceManager.Builder#maxWorkers}
     * @return the changed copy
     * @throws IllegalArgumentException if the count is negative, or the workers run a program
     */
    public ServiceSpec standby(int count) {
        requireClassFor(count, "standbys");
        if (count < 0) {
            throw new IllegalArgumentException("standby of service " + name + " must not be negative, but is " + count);
        }
        ServiceSpec copy = new ServiceSpec(this);
        copy.standby = count;
        return copy;
    }

    /**
     * Changes where the standard output and standard error of its workers go; by default they pass through.
     *
     * @param where such as {@code WorkerOutput.tagged()}
     * @return the changed copy
     */
    public ServiceSpec output(WorkerOutput where) {
        ServiceSpec copy = new ServiceSpec(this);
        copy.output = Objects.requireNonNull(where, "output");
        return copy;
    }

    /**
     * Lets processes that a worker has started go on when it has ended. By default they are ended, with SIGKILL and beside the start of
     * its successor; at the end of the manager nothing waits for that. What a program has started always ends with it.
     *
     * @param keep true to leave them alone
     * @return the changed copy
     * @throws IllegalArgumentException if the workers run a program
     */
    public ServiceSpec keepChildren(boolean keep) {
        requireClassFor(keep ? 1 : 0, "children that it may keep");
        ServiceSpec copy = new ServiceSpec(this);
        copy.keepChildren = keep;
        return copy;
    }

    /**
     * Returns the service's class.
     *
     * @return the class
     * @throws IllegalStateException if its workers run a program, see {@link #program()}
     */
    public Class<? extends Service> type() {
        if (type == null) {
            throw new IllegalStateException("service " + name + " has no class: its workers run a program");
        }
        return type;
    }

    /**
     * Returns what its workers run where that is not a class.
     *
     * @return the program, if it is one
     */
    public Optional<Program> program() {
        return Optional.ofNullable(program);
    }

    /**
     * Returns the number of workers.
     *
     * @return at least 1
     */
    public int workers() {
        return workers;
    }

    /**
     * Returns what {@link #args} was given.
     *
     * @return the arguments, unmodifiable
     */
    public List<@Nullable Object> arguments() {
        return arguments;
    }

    /**
     * Returns what {@link #namedArgs} was given.
     *
     * @return the arguments by name, in the order given, unmodifiable
     */
    public Map<String, @Nullable Object> namedArguments() {
        return namedArguments;
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns how long a worker may take to end gracefully.
     *
     * @return the time, if set
     */
    public Optional<Duration> gracefulShutdownTimeout() {
        return Optional.ofNullable(gracefulShutdownTimeout);
    }

    /**
     * Returns how long a worker may take to become ready.
     *
     * @return the time, if set
     */
    public Optional<Duration> bootTimeout() {
        return Optional.ofNullable(bootTimeout);
    }

    /**
     * Returns what {@link #jvmOptions} was given.
     *
     * @return the options, unmodifiable
     */
    public List<String> extraJvmOptions() {
        return jvmOptions;
    }

    /**
     * Returns what {@link #environment} was given.
     *
     * @return the variables, unmodifiable
     */
    public Map<String, String> extraEnvironment() {
        return environment;
    }

    /**
     * Returns what follows the end of a worker.
     *
     * @return the policy
     */
    public RestartPolicy restart() {
        return restart;
    }

    /**
     * Returns the number of standby JVMs.
     *
     * @return 0 or more
     */
    public int standby() {
        return standby;
    }

    /**
     * Returns where the output of its workers goes.
     *
     * @return as given to {@link #output(WorkerOutput)}
     */
    public WorkerOutput output() {
        return output;
    }

    /**
     * Returns what {@link #keepChildren(boolean)} was given.
     *
     * @return false if what a worker has started ends with it
     */
    public boolean keepChildren() {
        return keepChildren;
    }

    /** Returns the name, the class or program, and the number of workers. */
    @Override
    public String toString() {
        return "ServiceSpec[" + name + ", " + (type == null ? program : type.getName()) + ", workers=" + workers + "]";
    }
}
