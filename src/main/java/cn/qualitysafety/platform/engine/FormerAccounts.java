package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Keeps what people were called whose accounts are deleted: what they did is on record by their
 * login, which therefore never becomes somebody else's.
 */
@Component
class FormerAccounts implements StaffChanges {

  private final FormerAccountMapper mapper;
  private final Clock clock;

  FormerAccounts(FormerAccountMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public void newAccount(User account) {
    mapper.find(List.of(account.getId())).stream()
        .filter(former -> !former.name().equals(PersonNames.of(account)))
        .findFirst()
        .ifPresent(
            former -> {
              throw new RefusedInputException(
                  "登录名“%s”原来是“%s”的，其办理记录仍以该登录名保存，不能给其他人员使用，请换一个登录名；是同一人的，请先以原姓名创建，再修改姓名。"
                      .formatted(former.login(), former.name()));
            });
  }

  @Override
  public void lostAccount(String person) {
    User account = Context.getCommandContext().getReadOnlyIdentityProvider().findUserById(person);
    mapper.delete(person);
    mapper.insert(person, PersonNames.of(account), LocalDateTime.now(clock));
  }
}
