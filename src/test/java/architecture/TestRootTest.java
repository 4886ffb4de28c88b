package architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The test root holds simulations, tests and what tests use, and nothing else: what users need is in the artifact. */
@AnalyzeClasses(
        packages = {"run", "analysis", "mock", "inference", "architecture"},
        importOptions = OnlyIncludeTests.class)
class TestRootTest {

    private static final DescribedPredicate<JavaClass> A_TEST = DescribedPredicate.describe(
            "a test, or writes samples to look at",
            one -> one.getSimpleName().matches(".*(Test|IT|Benchmark|Samples)|package-info"));

    @ArchTest
    static final ArchRule everythingElseIsUsedByATest = classes()
            .that()
            .areTopLevelClasses()
            .and(DescribedPredicate.not(A_TEST))
            .should(new ArchCondition<>("be used by a test") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    boolean used = one.getDirectDependenciesToSelf().stream()
                            .map(dependency -> topLevel(dependency.getOriginClass()))
                            .anyMatch(user -> !user.equals(one));
                    if (!used) {
                        events.add(SimpleConditionEvent.violated(
                                one, one.getName() + " is no test, and nothing in the test root uses it"));
                    }
                }
            });

    private static JavaClass topLevel(JavaClass one) {
        return one.getEnclosingClass().map(TestRootTest::topLevel).orElse(one);
    }
}
