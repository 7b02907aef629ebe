package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Arrows between packages point one way. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.assay");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void dataKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.data")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.assay",
                        "dev.assay.batch..",
                        "dev.assay.analyzer..",
                        "dev.assay.rule..",
                        "dev.assay.scan..",
                        "dev.assay.dqdl..",
                        "dev.assay.result..")
                .check(CLASSES);
    }

    @Test
    void analyzersKnowNoRules() {
        noClasses()
                .that()
                .resideInAPackage("dev.assay.analyzer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.assay", "dev.assay.rule..", "dev.assay.scan..", "dev.assay.result..")
                .check(CLASSES);
    }

    @Test
    void outcomesKnowNoAnalyzers() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.assay.result..", "dev.assay.metric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.assay", "dev.assay.rule..", "dev.assay.scan..", "dev.assay.analyzer..")
                .check(CLASSES);
    }

    @Test
    void nothingPrintsToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(PrintStream.class)
                .check(CLASSES);
    }

    @Test
    void nothingThrowsABareRuntimeException() {
        noClasses()
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.base.DescribedPredicate.describe(
                                        "RuntimeException itself",
                                        owner -> owner.getFullName().equals(RuntimeException.class.getName())))))
                .check(CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "no exception class", type -> !type.isAssignableTo(Throwable.class))));
    }

    @Test
    void nothingDeserialisesClasses() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .check(CLASSES);
    }
}
