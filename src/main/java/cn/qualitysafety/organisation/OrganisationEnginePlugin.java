package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.ParseListeners;
import cn.qualitysafety.platform.engine.StaffChanges;
import cn.qualitysafety.platform.security.LoginDelays;
import cn.qualitysafety.platform.security.Sessions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Teaches the engine our units: who reaches which, and in which of them a case runs. */
@Component
class OrganisationEnginePlugin extends AbstractProcessEnginePlugin {

  private final UnitRegister units;
  private final ObjectProvider<StaffChanges> listeners;
  private final BlindCalls blindCalls;
  private final ObjectProvider<LoginDelays> delays;
  private final ObjectProvider<Sessions> sessions;

  OrganisationEnginePlugin(
      UnitRegister units,
      ObjectProvider<StaffChanges> listeners,
      ObjectProvider<LoginDelays> delays,
      ObjectProvider<Sessions> sessions,
      ObjectProvider<BlindCallMapper> blindCalls) {
    this.units = units;
    this.listeners = listeners;
    this.delays = delays;
    this.sessions = sessions;
    // Asked for when there is a call: the mapper needs the database, which the engine prepares.
    this.blindCalls = new BlindCalls(blindCalls::getObject);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTenantIdProvider(new UnitOfCase(units));
    ParseListeners.add(configuration, new UnitOfCase.InEveryModel());
    ParseListeners.add(configuration, new CallInUnit.InEveryModel(units, blindCalls));
    configuration.setIdentityProviderSessionFactory(
        new SessionFactory() {
          @Override
          public Class<?> getSessionType() {
            return WritableIdentityProvider.class;
          }

          @Override
          public Session openSession() {
            return new JurisdictionIdentityProvider(
                units, listeners::orderedStream, delays.getObject(), sessions.getObject());
          }
        });
  }

  /** The engine asks for either type of identity provider and must get the same one. */
  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    configuration.getSessionFactories().put(TenantManager.class, new ReachOfUnits.Factory(units));
    configuration
        .getSessionFactories()
        .put(
            ReadOnlyIdentityProvider.class,
            configuration.getSessionFactories().get(WritableIdentityProvider.class));
  }
}
