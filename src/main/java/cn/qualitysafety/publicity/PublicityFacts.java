package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import cn.qualitysafety.publicity.PublicationService.Withdrawn;
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
            .text("product", "产品", Publication::product)
            .text("quarter", "季度", publication -> PublicResults.quarter(publication.quarter()))
            .text("preview", "公布内容", publications::preview)
            .titled("{quarter}{product}抽查结果公布"),
        CaseFacts.of(publications::ofWithdrawal, "publicity-withdrawal")
            .text("number", "公布编号", Withdrawn::number)
            .text("subject", "公布内容", Withdrawn::subject)
            .titled("撤回{subject}（{number}）"));
  }
}
