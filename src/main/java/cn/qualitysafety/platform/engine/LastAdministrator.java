package cn.qualitysafety.platform.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Posts are given by administrators: without one nobody could make anybody one again. */
@Component
class LastAdministrator implements CommandRule {

  private final ObjectProvider<IdentityService> identity;
  private final ObjectProvider<InTheNameOf> inTheNameOf;

  LastAdministrator(
      ObjectProvider<IdentityService> identity, ObjectProvider<InTheNameOf> inTheNameOf) {
    this.identity = identity;
    this.inTheNameOf = inTheNameOf;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    boolean takesThePost =
        told.isOneOf(DeleteMembershipCmd.class)
            && told.given("groupId", String.class).filter(Groups.CAMUNDA_ADMIN::equals).isPresent();
    return Optional.of(told)
        .filter(each -> takesThePost || each.isOneOf(DeleteUserCmd.class))
        .flatMap(each -> each.given("userId", String.class))
        .filter(this::isTheLast)
        .map(login -> "“%s”是唯一的系统管理员，没有改变；请先安排另一名系统管理员。".formatted(login));
  }

  private boolean isTheLast(String login) {
    return inTheNameOf
        .getObject()
        .system(
            () ->
                identity
                    .getObject()
                    .createUserQuery()
                    .memberOfGroup(Groups.CAMUNDA_ADMIN)
                    .list()
                    .stream()
                    .allMatch(admin -> admin.getId().equals(login)));
  }
}
