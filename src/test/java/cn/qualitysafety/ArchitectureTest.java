package cn.qualitysafety;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.qualitysafety.platform.language.Step;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.ibatis.annotations.Mapper;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The layout's rules: see "Follow one process" in the README. */
@AnalyzeClasses(packages = "cn.qualitysafety", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule thePlatformKnowsNoRegimeAndNoUnit =
      noClasses()
          .that()
          .resideInAPackage("..platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.qualitysafety.board..",
              "..brand..",
              "..campaign..",
              "cn.qualitysafety.event..",
              "..commitment..",
              "..licence..",
              "..publicity..",
              "..spotcheck..",
              "..summons..",
              "..shared..",
              "..organisation..",
              "..enterprise..",
              "..target..");

  @ArchTest
  static final ArchRule theSharedRegistersKnowNoRegime =
      noClasses()
          .that()
          .resideInAnyPackage("..organisation..", "..enterprise..", "..target..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cn.qualitysafety.board..",
              "..brand..",
              "..campaign..",
              "cn.qualitysafety.event..",
              "..commitment..",
              "..licence..",
              "..publicity..",
              "..spotcheck..",
              "..summons..",
              "..shared..");

  @ArchTest
  static final ArchRule modulesDoNotRunInCircles =
      slices().matching("cn.qualitysafety.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule mappersBelongToTheirModuleAlone =
      classes().that().areAnnotatedWith(Mapper.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule modelsCallStepsAndNoDelegates =
      noClasses()
          .that()
          .resideOutsideOfPackage("..platform..")
          .should()
          .implement(JavaDelegate.class)
          .orShould()
          .implement(TaskListener.class);

  @ArchTest
  static final ArchRule theStepsOfARegimeLiveInItsProcesses =
      methods()
          .that()
          .areAnnotatedWith(Step.class)
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("..platform..")
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("..process");

  /** See NormalForm: what is entered has one form, and nobody makes another one. */
  @ArchTest
  static final ArchRule entriesHaveOneNormalForm =
      noClasses()
          .that()
          .resideOutsideOfPackage("..platform..")
          .should()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(String.class, "toUpperCase", Locale.class)
          .orShould()
          .callMethod(String.class, "trim")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Normalizer.class);

  @ArchTest
  static final ArchRule thePlanIsDataWithoutAFramework =
      noClasses()
          .that()
          .resideInAPackage("..campaign.plan")
          .and()
          .areRecords()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.camunda..", "org.yaml..");
}
