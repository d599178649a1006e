package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.SystemTest;
import cn.qualitysafety.platform.RefusedInputException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an expression cannot even say, in a model, a filter or a query. */
@SystemTest
class HostileExpressionsTest {

  @Autowired private ProcessEngineConfigurationImpl engine;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // what changes registers
        "${applications.decideApplication('XK2026-440100-0002', false, '不符合', 'gz-jueding')}",
        "${applications.issueRefusal('XK2026-440100-0002')}",
        "${applications.issueLicence('XK2026-440100-0002') == null ? 'x' : 'y'}",
        "${caseLimits.endAll('XK2026-440100-0001')}",
        "${settings.withdraw('LIMIT', 'licence.review', 'x', 'sheng-fazhi')}",
        "${settings.look()}",
        "${caseLimits.begin(execution.processBusinessKey, 'licence.review')}",
        "${ballots.castVote(execution.processBusinessKey, 'approve', 'x', 'mtw-chen')}",
        "${campaigns.closeCampaign('HD2026-01')}",
        "${publications.publishResults('GB2026-0001')}",
        "${licences.markExpired('XK05-001-00001')}",
        "${sanctions.revokeTitle('MC2026-440000-0001')}",
        "${summonses.dropSummons('YT2026-440100-0001')}",
        "${publications.withdrawPublication('a', 'b', 'c', 'd')}",
        // secrets, and what no model asks
        "${ballots.votes(execution.processBusinessKey)}",
        "${ballots.votes('x').get(0).member()}",
        "${spotChecks.prepareSample('CC2026-440100-0001')}",
        "${sampleTests.notASampler('x', 'gz-jianyan')}",
        "${units.all()}",
        "${units.jurisdictionOf('440000')}",
        "${myUnit.posts}",
        "${myUnit.posts().get(0)}",
        // steps, of delegates as they were and of today, where only facts are read
        "${licenceReview.issueLicence(task)}",
        "${licenceReview.issueLicence('XK2026-440100-0002')}",
        "${licenceReview.issueLicence(execution) == null}",
        "${!licenceReview.issueLicence(execution)}",
        "${limit.end(execution, caseLimit)}",
        "${limit.dueDate('XK2026-440100-0002', 'licence.review')}",
        "${facts}",
        "${facts.noSuchFact}",
        "${facts.getClass()}",
        "${facts['holderName']}",
        "${issueLicenceDelegate.execute(execution)}",
        "${castVoteListener.notify(task)}",
        "${markOverdueDelegate.class}",
        // beans and cases as a whole
        "${units}",
        "${units == null ? 1 : 2}",
        "${execution}",
        "${task}",
        "${units.name(deadline)}",
        "${units.name(execution)}",
        "x${units}",
        // hidden in what is allowed
        "${units.name(applications.issueLicence('x'))}",
        "${deadline.of(caseLimits.endAll('x'))}",
        "${true ? units.name('440100') : applications.issueLicence('x')}",
        "a ${units.name('440100')} b ${applications.issueLicence('x')}",
        "#{applications.issueLicence('x')}",
        "${(applications).issueLicence('x')}",
        "${applications['issueLicence']('x')}",
        "${!empty applications.issueLicence('x')}",
        // ways to Java
        "${units.cities().clear()}",
        "${units.cities().getClass()}",
        "${units.cities().stream()}",
        "${applications.of('x').getClass().forName('java.lang.Runtime')}",
        "${applications.of('x').wait()}",
        "${revocations.of('x').measure().getDeclaringClass()}",
        "${units.name('440100').getBytes()}",
        "${execution.processEngineServices}",
        "${execution.getProcessInstance()}",
        "${task.complete()}",
        "${dataSource.connection}",
        "${dateTime().getZone()}",
        "${now().getClass()}"
      })
  void areRefused(String expression) {
    assertThatThrownBy(
            () ->
                engine
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(new ExecutionEntity()))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("不能使用");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${units.name('440100')}",
        "${deadline.of('licence.review')}",
        "${'a' == 'a'}",
        "${1 + 1}",
        "${execution.processBusinessKey}",
        "${dateTime().plusYears(1).toDate().getTime()}"
      })
  void andWhatAModelMaySayNoQuerySays(String expression) {
    assertThatThrownBy(
            () ->
                engine
                    .getCommandExecutorTxRequired()
                    .execute(
                        context ->
                            engine
                                .getExpressionManager()
                                .createExpression(expression)
                                .getValue(null)))
        .isInstanceOf(RefusedInputException.class)
        .hasMessageContaining("不能使用");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${now()}",
        "${ dateTime().plusDays(3) }",
        "${dateTime().minusWeeks(1).toDate()}",
        "${myUnit.posts()}"
      })
  void aFilterSaysTheTimeAndThePosts(String expression) {
    Object value =
        engine
            .getCommandExecutorTxRequired()
            .execute(
                context ->
                    engine.getExpressionManager().createExpression(expression).getValue(null));
    assertThat(value).isNotNull();
  }
}
