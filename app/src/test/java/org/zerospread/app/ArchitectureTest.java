package org.zerospread.app;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// The house: modules use only what lies below them, and certain words and ways are kept out.
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.zerospread.app", "org.zerospread.engine");

    @Test
    void modulesUseOnlyTheFloorsBelowThem() {
        ApplicationModules.of(ZerospreadApplication.class).verify();
    }

    @Test
    void engineKnowsNeitherSpringNorSql() {
        noClasses().that().resideInAPackage("org.zerospread.engine..").should()
                .dependOnClassesThat().resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.zerospread.app..").check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Impl").allowEmptyShould(true)
                .because("see HOUSE: names from the field's words").check(CLASSES.that(com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(org.springframework.transaction.PlatformTransactionManager.class))));
    }

    @Test
    void controllersAreNotPublic() {
        classes().that().areAnnotatedWith("org.springframework.stereotype.Controller").or().areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should().notBePublic().allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void todayComesFromTheDistrictsClock() {
        noClasses().that().resideOutsideOfPackage("..store..").and().resideInAPackage("org.zerospread.app..")
                .should().callMethod(java.time.LocalDate.class, "now").orShould().callMethod(java.time.LocalDateTime.class, "now")
                .orShould().callMethod(java.time.Instant.class, "now").check(CLASSES);
    }

    /// No address is fetched that somebody typed, no object is made from bytes, no XML is read: there is nothing to forge a request, an object or an entity with.
    @Test
    void nothingFetchesAddressesReadsObjectsOrXml() {
        noClasses().that().doNotHaveSimpleName("IdentityProvider").and().haveSimpleNameNotStartingWith("OidcFile").and().haveSimpleNameNotStartingWith("AccessConfiguration").should()
                .dependOnClassesThat().belongToAnyOf(java.io.ObjectInputStream.class, java.net.http.HttpClient.class, java.net.URLConnection.class, java.net.Socket.class,
                        javax.xml.parsers.DocumentBuilderFactory.class, javax.xml.parsers.SAXParserFactory.class, org.springframework.web.client.RestClient.class).check(CLASSES);
    }
}
