package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.language.FactsOfCases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Installs the platform's rules in the engine, which starts on a schema that has been checked. */
@Component
@DependsOnDatabaseInitialization
class EngineRules extends AbstractProcessEnginePlugin {

  private final ListableBeanFactory beans;
  private final ApplicationEventPublisher trail;

  /** Asked for by the first command of a person: some rules need the engine themselves. */
  private final Supplier<List<CommandRule>> rules;

  private final int mostRows;

  EngineRules(
      ListableBeanFactory beans,
      ApplicationEventPublisher trail,
      @Value("${request.most-rows}") int mostRows) {
    this.beans = beans;
    this.mostRows = mostRows;
    this.trail = trail;
    rules =
        SingletonSupplier.of(
            () -> beans.getBeanProvider(CommandRule.class).orderedStream().toList());
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    TablesReader.install();
    ModelBeans modelBeans = new ModelBeans(beans);
    Supplier<FactsOfCases> facts = () -> beans.getBean(FactsOfCases.class);
    HarmlessExpressions harmless = new HarmlessExpressions(modelBeans, facts);
    configuration.setBeans(modelBeans);
    configuration.setExpressionManager(new GuardedExpressions(modelBeans, harmless, facts));
    configuration.setCustomPreCommandInterceptorsTxRequired(
        first(configuration.getCustomPreCommandInterceptorsTxRequired(), configuration));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        first(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), configuration));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        within(configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        within(configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    ParseListeners.add(
        configuration,
        new TaskRules(
            facts, () -> beans.getBean(WorkOfUnits.class), () -> beans.getBean(PersonNames.class)));
    configuration.setCustomHistoryLevels(List.of(new CaseHistory()));
    configuration.setHistoryEventHandler(new SealedVariables());
    configuration.setResourceAuthorizationProvider(new GrantsOnTasks());
    configuration.setCustomIncidentHandlers(List.of(new FailedJobs()));
    configuration.setCacheFactory(new CompleteModels());
    configuration.setHistoryEventProducer(new ReadAhead.Events());
    configuration.setHistoryRemovalTimeProvider(new ReadAhead.Retention());
    List<SessionFactory> sessions = new ArrayList<>(ReadAhead.managers());
    sessions.add(new SafeFilters.Factory());
    sessions.add(new OperationsOfUnits.Factory());
    sessions.add(new JobsOfCases.Factory(() -> beans.getBean(AuthorizationMapper.class)));
    sessions.add(new JobLogOfCases.Factory());
    sessions.add(new DeletedAtOnce.Factory(configuration));
    sessions.add(new PlainFlush.Factory(configuration));
    sessions.add(new ShortAuthorization.Factory(() -> beans.getBean(AuthorizationMapper.class)));
    configuration.setCustomSessionFactories(sessions);
    List<Deployer> first =
        configuration.getCustomPreDeployers() == null
            ? new ArrayList<>()
            : new ArrayList<>(configuration.getCustomPreDeployers());
    first.add(new SafeModels(harmless, facts));
    configuration.setCustomPreDeployers(first);
    List<Deployer> deployers =
        configuration.getCustomPostDeployers() == null
            ? new ArrayList<>()
            : new ArrayList<>(configuration.getCustomPostDeployers());
    ParseListeners.add(configuration, new GrantsOfModels.InEveryModel());
    deployers.add(new PostAuthorizations(() -> beans.getBean(GrantsOfModels.class)));
    configuration.setCustomPostDeployers(deployers);
  }

  private List<CommandInterceptor> first(
      List<CommandInterceptor> others, ProcessEngineConfigurationImpl configuration) {
    List<CommandInterceptor> all = new ArrayList<>();
    all.add(new InnerDoors(configuration, rules, trail::publishEvent));
    all.add(new GrantsFollowVersions(() -> beans.getBean(GrantsOfModels.class)));
    if (others != null) {
      all.addAll(others);
    }
    return all;
  }

  /** Within the transaction, and within the engine's own, which tell faults in the log. */
  private List<CommandInterceptor> within(List<CommandInterceptor> others) {
    List<CommandInterceptor> all = new ArrayList<>();
    all.add(new BareRefusals());
    all.add(new OneCompletion(() -> beans.getBean(TaskLock.class)));
    if (others != null) {
      all.addAll(others);
    }
    return all;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    Configuration statements =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getSqlSessionFactory()
            .getConfiguration();
    statements.addInterceptor(new TasksOfPosts(() -> beans.getBean(WorkOfUnits.class)));
    statements.addInterceptor(new LongestList(mostRows));
  }
}
