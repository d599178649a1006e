package cn.qualitysafety.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.qualitysafety.SystemTest;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@SystemTest
@Tag("database")
class JurisdictionTest {

  @Autowired private IdentityService identity;
  @Autowired private UnitRegister units;
  @Autowired private Staff staff;

  @Test
  void everyUnitOfTheRegisterIsATenantAndCitiesWithoutCountiesAppearOnce() {
    assertThat(units.cities()).hasSize(21).contains("441900", "442000");
    assertThat(units.unit("441900").level()).isEqualTo(UnitLevel.CITY);
    assertThat(identity.createTenantQuery().count()).isEqualTo(units.all().size());
  }

  @Test
  void provincialPostsReachEveryUnitAndACitysPostsItsCountiesOnly() {
    assertThat(reachedBy("sheng-ban")).hasSize(units.all().size());
    assertThat(reachedBy("gz-ban"))
        .hasSize(units.jurisdictionOf("440100").size())
        .contains("440100", "440106")
        .doesNotContain("440000", "440300", "440303");
    assertThat(reachedBy("th-du")).containsExactly("440106");
  }

  @Test
  void dismissalFromAUnitEndsTheReachToItsCounties() {
    identity.deleteTenantUserMembership("440200", "sg-ban");
    assertThat(reachedBy("sg-ban")).isEmpty();
    identity.createTenantUserMembership("440200", "sg-ban");
    assertThat(reachedBy("sg-ban")).hasSize(units.jurisdictionOf("440200").size());
  }

  @Test
  void anUnknownUnitIsRefusedWithASentenceForTheUser() {
    assertThatThrownBy(() -> staff.appoint("x", "x", "Zhijian-2009", "999999", List.of()))
        .isInstanceOf(UnknownUnitException.class)
        .hasMessageContaining("单位代码“999999”不存在");
  }

  @Test
  @Transactional
  void aWeakPasswordIsRefused() {
    assertThatThrownBy(() -> staff.appoint("weak", "弱", "12345", "440100", List.of()))
        .hasMessageContaining("Password does not match policy");
  }

  private List<String> reachedBy(String userId) {
    return identity.createTenantQuery().userMember(userId).list().stream()
        .map(Tenant::getId)
        .toList();
  }
}
