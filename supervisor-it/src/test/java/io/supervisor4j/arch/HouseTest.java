package io.supervisor4j.arch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Which part may use which: docs/architecture.md. */
class HouseTest {

    private static final String API = "io.supervisor4j";
    private static final String RULE = API + ".rule";
    private static final String ENGINE = "io.supervisor4j.runtime";
    private static final String OPTION = API + ".option";
    private static final String DAEMON = API + ".daemon";
    private static final String CONTROL = API + ".control";
    private static final String LAUNCH = API + ".launch";
    private static final String SIGNALS = API + ".system.signal";
    private static final String POSIX = API + ".system.posix";
    private static final String LIBC = API + ".system.libc";
    private static final String DOCUMENT = API + ".document";
    private static final String SYSLOG = API + ".syslog";

    private static final String COMPONENT = "io.supervisor4j.component";
    private static final String TIME = COMPONENT + ".time";
    private static final String PROGRAM = COMPONENT + ".program";

    /** Read once for all tests of this package. */
    static final JavaClasses HOUSE = importQuietly();

    private static final String[] API_PACKAGES = {API, API + ".event", RULE, API + ".spi", API + ".text"};

    /** It tells of every class it meets. */
    private static JavaClasses importQuietly() {
        ((Logger) LoggerFactory.getLogger("com.tngtech.archunit")).setLevel(Level.WARN);
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("test-classes"))
                .importPackages("io.supervisor4j");
    }

    static Stream<String> rooms() {
        return EngineRooms.ARROWS.keySet().stream().sorted();
    }

    private static String room(String name) {
        return name.startsWith("system.") ? API + "." + name : ENGINE + "." + name;
    }

    /** The classes under this name, except those in the rooms given. */
    private static DescribedPredicate<JavaClass> outside(String name, String... rooms) {
        return resideInAPackage(name + "..")
                .and(DescribedPredicate.not(resideInAnyPackage(rooms)))
                .as("in %s outside %s", name, List.of(rooms));
    }

    @Test
    void thereAreClassesToCheckInEveryRoom() {
        assertThat(rooms()).allSatisfy(name -> assertThat(HOUSE)
                .anyMatch(c -> c.getPackageName().equals(room(name))));
        assertThat(HOUSE).anyMatch(c -> c.getPackageName().equals(API));
    }

    @Test
    void everyRoomIsOnThePlan() {
        assertThat(HOUSE)
                .map(JavaClass::getPackageName)
                .filteredOn(name -> name.startsWith(ENGINE + "."))
                .allMatch(name -> EngineRooms.ARROWS.containsKey(name.substring(ENGINE.length() + 1)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void arrowsRunAsDrawn(String name) {
        List<String> allowed = new ArrayList<>(List.of(API_PACKAGES));
        allowed.add(room(name));
        EngineRooms.ARROWS.get(name).forEach(other -> allowed.add(room(other)));

        noClasses()
                .that()
                .resideInAPackage(room(name))
                .should()
                .dependOnClassesThat(outside("io.supervisor4j", allowed.toArray(String[]::new)))
                .check(HOUSE);
    }

    @Test
    void theStateMachineIsPure() {
        classes()
                .that()
                .resideInAPackage(room("supervision"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(API_PACKAGES)
                        .or(resideInAnyPackage(room("supervision"), "org.jspecify.annotations"))
                        .or(resideInAnyPackage("java.lang", "java.lang.invoke", "java.lang.runtime", "java.time"))
                        .or(resideInAnyPackage(
                                "java.util", "java.util.function", "java.util.stream", "java.util.random")))
                .check(HOUSE);
    }

    @Test
    void theStateMachineHasNoClockAndNoThread() {
        noClasses()
                .that()
                .resideInAPackage(room("supervision"))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat(equivalentTo(Thread.class)
                        .or(equivalentTo(java.util.Timer.class))
                        .or(equivalentTo(java.time.Clock.class)))
                .check(HOUSE);
    }

    @Test
    void theApiNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(API_PACKAGES)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(API_PACKAGES).or(resideInAnyPackage("java..", "org.jspecify.annotations")))
                .check(HOUSE);
    }

    @Test
    void nobodyButTheRootKnowsTheListenersAndTheControlSocket() {
        for (String room : List.of(room("observe"), room("control"))) {
            noClasses()
                    .that()
                    .resideInAPackage("io.supervisor4j..")
                    .and()
                    .resideOutsideOfPackages(ENGINE, room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room)
                    .check(HOUSE);
        }
    }

    @Test
    void onlyOneRoomKnowsJnr() {
        noClasses()
                .that()
                .resideOutsideOfPackages(POSIX, LIBC)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jnr..")
                .check(HOUSE);
    }

    @Test
    void onlyOneRoomKnowsTheJvmsSignals() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SIGNALS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sun..")
                .check(HOUSE);
    }

    @Test
    void onlyArgumentsOptionsFilesDaemonsAndBothEndsOfControlKnowJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("argument"), room("control"), DOCUMENT, OPTION, DAEMON + "..", CONTROL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(HOUSE);
    }

    @Test
    void onlyListenersAndTheWorkersLogKnowTheLogger() {
        noClasses()
                .that(outside(ENGINE, room("observe")))
                .and()
                .doNotHaveFullyQualifiedName(room("worker") + ".WorkerLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(API_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(HOUSE);
    }

    /** But who wants Logback to write to syslog, or to the log file of a program of components, has chosen it. */
    @Test
    void noLoggerIsChosenForTheApplication() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SYSLOG + ".SyslogAppender")
                .and()
                .doNotHaveFullyQualifiedName(PROGRAM + ".LogbackLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos..")
                .check(HOUSE);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
    }

    @Test
    void syslogStandsOnDatagramSocketsAlone() {
        noClasses()
                .that()
                .resideInAPackage(SYSLOG)
                .should()
                .dependOnClassesThat(outside("io.supervisor4j", SYSLOG, POSIX))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(SYSLOG)
                .and()
                .haveSimpleNameNotStartingWith("LocalReceiver")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(POSIX)
                .check(HOUSE);
    }

    /** Of components, launchers need the tasks only. */
    @Test
    void launchersStandOnTasks() {
        noClasses()
                .that()
                .resideInAPackage(LAUNCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COMPONENT)
                .check(HOUSE);
    }

    /** A logger costs a starting worker more than all else; it comes with the first thing to say. */
    @Test
    void onlyOneClassOfTheLaunchersKnowsTheLogger() {
        noClasses()
                .that()
                .resideInAPackage(LAUNCH)
                .and()
                .doNotHaveFullyQualifiedName(LAUNCH + ".LaunchLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(HOUSE);
    }

    /** So that a daemon's JVM carries nothing else. */
    @Test
    void daemonsKnowOfSyslogItsNamesOnlyAndMakeNoNativeCall() {
        noClasses()
                .that()
                .resideInAPackage(DAEMON + "..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SYSLOG + "\\.(SyslogAppender|.*Receiver|Delivery)")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(POSIX)
                .check(HOUSE);
    }

    /** Whole objects would cost each daemon's start the larger part of Jackson. */
    @Test
    void daemonsUseJacksonsParserOnly() {
        noClasses()
                .that()
                .resideInAPackage(DAEMON + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(HOUSE);
    }

    @Test
    void componentsNeedTheApiTheLoggerAndTheFlightRecorderOnly() {
        classes()
                .that()
                .resideInAPackage(COMPONENT)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                COMPONENT, COMPONENT + ".graph", COMPONENT + ".jfr", TIME, PROGRAM, API, RULE)
                        .or(resideInAnyPackage("java..", "org.slf4j..", "org.jspecify.annotations", "jdk.jfr")))
                .check(HOUSE);
    }

    /** So that periodic work can be had on its own: of the API it needs the limit of durations. */
    @Test
    void timeNeedsTheJdkAndTheLoggerOnly() {
        classes()
                .that()
                .resideInAPackage(TIME)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(TIME, RULE, "java..", "org.slf4j..", "org.jspecify.annotations"))
                .check(HOUSE);
        assertThat(HOUSE).anyMatch(type -> type.getPackageName().equals(TIME));
    }

    /** So that a tree in a worker carries nothing of it. */
    @Test
    void whatAProgramNeedsAroundItsTreeKnowsNoComponent() {
        noClasses()
                .that()
                .resideInAPackage(PROGRAM)
                .should()
                .dependOnClassesThat(outside("io.supervisor4j", API, PROGRAM, SIGNALS))
                .check(HOUSE);
        assertThat(HOUSE).anyMatch(type -> type.getPackageName().equals(PROGRAM));
    }

    /** Where there is no flight recorder, nothing else must need it. */
    @Test
    void onlyTheRecorderKnowsTheFlightRecorder() {
        noClasses()
                .that()
                .resideInAPackage(COMPONENT + "..")
                .and()
                .haveNameNotMatching(".*\\.Jfr(Recorder|Events.*)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.jfr..")
                .check(HOUSE);
    }

    /** All waiting is that of the time source, so that tests move a clock instead of sleeping. */
    @Test
    void componentsHaveNoClockOfTheirOwn() {
        noClasses()
                .that()
                .resideInAPackage(COMPONENT)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(HOUSE);
    }

    /**
     * The observer that fails is the one that would have logged it; a worker without a master does not wait for a log library; who
     * sends the streams to the log puts others in their place.
     */
    @Test
    void nobodyWritesToTheStandardStreams() {
        noClasses()
                .that(outside("io.supervisor4j", "io.supervisor4j.examples..", "io.supervisor4j.bench.."))
                .and()
                .doNotHaveFullyQualifiedName(room("master") + ".EventPublisher$Subscription")
                .and()
                .haveNameNotMatching(Pattern.quote(room("worker") + ".OrphanLog") + ".*")
                .and()
                .doNotHaveFullyQualifiedName(room("thread") + ".EngineThreads")
                .and()
                .doNotHaveFullyQualifiedName(PROGRAM + ".RedirectedStreams")
                .and()
                .doNotHaveFullyQualifiedName(DAEMON + ".UncaughtExceptions")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(HOUSE);
    }

    @Test
    void aWorkersPathToReadyHasNoLambdaAndNoStream() {
        noClasses()
                .that()
                .resideInAnyPackage(room("worker"), room("protocol"), RULE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.stream", "java.lang.invoke", "java.util.regex")
                .check(HOUSE);
    }

    @Test
    void atLeast40PercentOfTheEnginesTypesArePackagePrivate() {
        List<JavaClass> types = HOUSE.stream()
                .filter(type -> type.getPackageName().startsWith(ENGINE))
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat(100 * hidden / types.size())
                .as("%d of %d types are package-private", hidden, types.size())
                .isGreaterThanOrEqualTo(40);
    }
}
