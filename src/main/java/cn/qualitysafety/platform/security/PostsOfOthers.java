package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.CommandRule;
import cn.qualitysafety.platform.engine.PersonsCommand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.springframework.stereotype.Component;

/** Who has which post in which unit is the administrators' to ask by REST; others ask of them. */
@Component
class PostsOfOthers implements CommandRule {

  @Override
  public Optional<String> refusal(PersonsCommand told) {
    HttpServletRequest request = CurrentRequest.get();
    boolean asked =
        request != null
            && ReadableAnswer.isRest(ReadableAnswer.path(request))
            && told.isOneOf(GroupQueryImpl.class, TenantQueryImpl.class)
            && !told.isAdministrators();
    return told.given("userId", String.class)
        .filter(login -> asked && !login.equals(told.person().getUserId()))
        .map(login -> "只能查询自己的岗位和单位。");
  }
}
