package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of publications. */
@Component
class PublicityFacts implements RegimeFacts {

  private final PublicationService publications;

  PublicityFacts(PublicationService publications) {
    this.publications = publications;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.of(publications::of, "publicity-results")
            .choice("state", "办理状态", Publication.State.class, Publication::state)
            .text("number", "公布编号", Publication::number)
            .text("planText", "抽查计划", publications::planText)
            .text("corrects", "更正情况", publications::correctsText)
            .text("preview", "公布内容", publications::preview));
  }
}
