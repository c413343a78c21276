package io.supervisor4j.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls between the modules, as docs/architecture.md draws them. The command line has its own test, as it is on no class path here. */
class ModulesTest {

    private static final String ROOT = "io.supervisor4j";

    /** For each module its packages. */
    private static final Map<String, List<String>> PACKAGES = Map.ofEntries(
            entry("api", List.of(ROOT, ROOT + ".event", ROOT + ".rule", ROOT + ".spi", ROOT + ".text")),
            entry("system", List.of(ROOT + ".system..")),
            entry("runtime", List.of(ROOT + ".runtime..")),
            entry("components", List.of(ROOT + ".component..")),
            entry("options", List.of(ROOT + ".option..", ROOT + ".document..")),
            entry("control", List.of(ROOT + ".control..")),
            entry("daemon", List.of(ROOT + ".daemon..", ROOT + ".syslog..")),
            entry("launch", List.of(ROOT + ".launch..")));

    /** For each module those that it may use, besides itself. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("api", Set.of()),
            entry("system", Set.of("api")),
            entry("runtime", Set.of("api", "system")),
            entry("components", Set.of("api", "system")),
            entry("options", Set.of("api", "system")),
            entry("control", Set.of("api", "system")),
            entry("daemon", Set.of("api", "system")),
            entry("launch", Set.of("api", "system", "options", "components")));

    /** The packages of the API name each other: a manager tells events, and events name what the manager has. */
    private static final SliceAssignment ROOMS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(ROOT) || name.contains(".examples")) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(PACKAGES.get("api").contains(name) ? "api" : name);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    };

    private static final JavaClasses HOUSE = HouseTest.HOUSE;

    static Stream<String> modules() {
        return PACKAGES.keySet().stream().sorted();
    }

    private static String[] packagesOf(String module) {
        return PACKAGES.get(module).toArray(String[]::new);
    }

    @Test
    void everyPackageBelongsToAModule() {
        assertThat(HOUSE)
                .filteredOn(type -> !type.getPackageName().startsWith(ROOT + ".examples"))
                .allMatch(
                        type -> PACKAGES.values().stream().flatMap(List::stream).anyMatch(name -> resideInAPackage(name)
                                .test(type)));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void arrowsRunAsDrawn(String module) {
        List<String> allowed = new ArrayList<>(PACKAGES.get(module));
        ARROWS.get(module).forEach(other -> allowed.addAll(PACKAGES.get(other)));

        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(module))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(HOUSE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyPackageSaysThatItIsFreeOfNulls() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .allMatch(room -> room.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }
}
