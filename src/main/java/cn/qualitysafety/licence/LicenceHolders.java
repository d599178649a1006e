package cn.qualitysafety.licence;

import cn.qualitysafety.enterprise.KeyCorrected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A holder that had been registered wrongly keeps its licences and cases under the right key. */
@Component
class LicenceHolders {

  private final LicenceMapper licences;
  private final ApplicationMapper applications;
  private final VisitMapper visits;
  private final ProductTestMapper tests;

  LicenceHolders(
      LicenceMapper licences,
      ApplicationMapper applications,
      VisitMapper visits,
      ProductTestMapper tests) {
    this.licences = licences;
    this.applications = applications;
    this.visits = visits;
    this.tests = tests;
  }

  @EventListener
  void move(KeyCorrected key) {
    licences.moveHolder(key.from(), key.to());
    applications.moveHolder(key.from(), key.to());
    visits.moveHolder(key.from(), key.to());
    tests.moveHolder(key.from(), key.to());
  }
}
