package cn.qualitysafety.platform.casefile;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.FactsOfEveryCase;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What every case knows of its own day, so that nothing in it is older than the case. */
@Component
class CaseDays implements FactsOfEveryCase {

  /** Asked for when there is a case: the register needs the database. */
  private final ObjectProvider<CaseMapper> register;

  CaseDays(ObjectProvider<CaseMapper> register) {
    this.register = register;
  }

  @Override
  public CaseFacts<?> facts() {
    return CaseFacts.of(Function.<String>identity())
        .day(
            "caseOpenedOn",
            "立案日期",
            number -> {
              LocalDateTime opened = register.getObject().openedAt(number);
              return opened == null ? null : opened.toLocalDate();
            });
  }
}
