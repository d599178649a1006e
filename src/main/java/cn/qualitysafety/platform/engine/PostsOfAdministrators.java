package cn.qualitysafety.platform.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Posts are given by administrators. Without one nobody could make anybody one again; and who gives
 * posts does none of the work that they are for, nor gives any to themselves.
 */
@Component
class PostsOfAdministrators implements CommandRule {

  private static final String NOT_BOTH = "系统管理员不担任其他岗位，没有改变；请另设账号，或者先免去其原来的岗位。";

  private final ObjectProvider<IdentityService> identity;
  private final ObjectProvider<InTheNameOf> inTheNameOf;

  PostsOfAdministrators(
      ObjectProvider<IdentityService> identity, ObjectProvider<InTheNameOf> inTheNameOf) {
    this.identity = identity;
    this.inTheNameOf = inTheNameOf;
  }

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    return told.isOneOf(CreateMembershipCmd.class) ? given(told) : taken(told);
  }

  private Optional<String> given(PersonsCommand told) {
    String login = told.given("userId", String.class).orElse("");
    String post = told.given("groupId", String.class).orElse("");
    if (login.equals(told.person().getUserId())) {
      return Optional.of("不能给自己安排岗位，没有改变；请另一名系统管理员安排。");
    }
    List<String> posts =
        inTheNameOf.getObject().system(() -> inTheNameOf.getObject().postsOf(login));
    boolean administers = posts.contains(Groups.CAMUNDA_ADMIN);
    boolean toAdminister = post.equals(Groups.CAMUNDA_ADMIN);
    return !posts.isEmpty() && administers != toAdminister
        ? Optional.of(NOT_BOTH)
        : Optional.empty();
  }

  private Optional<String> taken(PersonsCommand told) {
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
