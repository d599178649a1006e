package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.SetUp;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first administrator of an installation without demo accounts, from the environment variables
 * {@code QS_ADMIN_ID} and {@code QS_ADMIN_PASSWORD}. There is no default password.
 */
@Component
@Profile("!demo")
class FirstAdministrator {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final IdentityService identity;
  private final Staff staff;
  private final UnitRegister units;
  private final String id;
  private final String password;

  FirstAdministrator(
      IdentityService identity,
      Staff staff,
      UnitRegister units,
      @Value("${QS_ADMIN_ID:}") String id,
      @Value("${QS_ADMIN_PASSWORD:}") String password) {
    this.identity = identity;
    this.staff = staff;
    this.units = units;
    this.id = id;
    this.password = password;
  }

  @EventListener(SetUp.class)
  void appoint() {
    if (identity.createUserQuery().memberOfGroup(Post.ADMINISTRATOR).count() > 0) {
      return;
    }
    if (id.isBlank() || password.isBlank()) {
      LOG.warn(
          "Nobody can log in: there is no administrator yet. Set QS_ADMIN_ID and QS_ADMIN_PASSWORD"
              + " and start again.");
      return;
    }
    staff.appoint(id, "系统管理员", password, units.province().code(), List.of(Post.ADMINISTRATOR));
    LOG.info("Appointed the first administrator '{}'.", id);
  }
}
