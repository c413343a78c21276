package io.supervisor4j.cli;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house for this module: docs/architecture.md. */
class ArchitectureTest {

    private static final String CLI = "io.supervisor4j.cli";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.supervisor4j");

    @Test
    void thereAreClassesToCheck() {
        assertThat(HOUSE).anyMatch(type -> type.getPackageName().equals("io.supervisor4j.runtime"));
        assertThat(HOUSE).anyMatch(type -> type.getPackageName().equals(CLI + ".run"));
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI + "..")
                .check(HOUSE);
    }

    @Test
    void whatIsOnTheClassPathOfWorkersKnowsNeitherTheCommandsNorTheReaderNorTheirLibraries() {
        noClasses()
                .that()
                .resideInAPackage(CLI + ".run")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CLI,
                        CLI + ".command",
                        CLI + ".doctor",
                        CLI + ".file",
                        CLI + ".view",
                        "picocli..",
                        "io.supervisor4j.document..",
                        "org.yaml..")
                .check(HOUSE);
    }

    @Test
    void onlyTheCommandsKnowPicocliAndOnlyTheReaderKnowsYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, CLI + ".command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(CLI + "..")
                .and()
                .resideOutsideOfPackage(CLI + ".file")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.supervisor4j.document..", "org.yaml..")
                .check(HOUSE);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.supervisor4j.(**)").should().beFreeOfCycles().check(HOUSE);
    }
}
