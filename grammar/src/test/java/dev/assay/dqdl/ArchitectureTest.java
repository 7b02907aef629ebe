package dev.assay.dqdl;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.assay");

    @Test
    void dependsOnTheJdkAndAntlrOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are foreign",
                        (JavaClass type) ->
                                Stream.of("java.", "dev.assay.dqdl", "org.antlr.v4.runtime", "org.jspecify.annotations")
                                                .noneMatch(type.getBaseComponentType()
                                                        .getPackageName()::startsWith)
                                        && !type.getBaseComponentType().isPrimitive()))
                .check(CLASSES);
    }

    @Test
    void namesNoParserGeneratorInPublicSignatures() {
        List<String> leaks = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(ArchitectureTest::mentionsAntlr)
                .map(JavaMethod::getFullName)
                .toList();
        assertThat(leaks).isEmpty();
    }

    private static boolean mentionsAntlr(JavaMethod method) {
        return Stream.concat(
                        Stream.of(method.getRawReturnType()),
                        method.getParameters().stream().map(JavaParameter::getRawType))
                .anyMatch(type -> type.getName().contains("antlr")
                        || type.getPackageName().contains(".internal"));
    }

    @Test
    void keepsTheTreeFreeOfEverythingElse() {
        noClasses()
                .that(resideInAPackage("dev.assay.dqdl.ast"))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.assay.dqdl").or(resideInAPackage("..internal..")))
                .check(CLASSES);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void writesNothingToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
