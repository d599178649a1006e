package cn.qualitysafety.spotcheck;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What models, forms and documents know of the cases of spot checks. */
@Component
class SpotcheckFacts implements RegimeFacts {

  private final SpotCheckPlanService plans;
  private final SpotCheckService spotChecks;
  private final SampleTestService sampleTests;
  private final FollowUpService followUps;

  SpotcheckFacts(
      SpotCheckPlanService plans,
      SpotCheckService spotChecks,
      SampleTestService sampleTests,
      FollowUpService followUps) {
    this.plans = plans;
    this.spotChecks = spotChecks;
    this.sampleTests = sampleTests;
    this.followUps = followUps;
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(plan(), city(), sampling(), test(), result(), followUp(), warning());
  }

  private CaseFacts<?> plan() {
    return CaseFacts.of(plans::of, "spotcheck-plan")
        .choice("state", "计划状态", SpotCheckPlan.State.class, SpotCheckPlan::state)
        .text("product", "产品名称", SpotCheckPlan::product)
        .text("standard", "判定标准", SpotCheckPlan::standard)
        .text("quarter", "季度", SpotCheckPlan::quarterText)
        .text("items", "检验项目", plans::itemsText)
        .list("cities", "抽中企业的市", plans::cities)
        .text("spared", "不重复抽查的企业", plans::sparedText)
        .titled("{quarter}{product}监督抽查");
  }

  private CaseFacts<?> city() {
    return CaseFacts.of(plans::cityDraw, "spotcheck-city")
        .text("planNumber", "抽查计划编号", CityDraw::planNumber)
        .number("producers", "可抽取的企业数", CityDraw::producers)
        .number("batches", "抽取的批次数", CityDraw::batches);
  }

  private CaseFacts<?> sampling() {
    return CaseFacts.of(spotChecks::of, "spotcheck-sampling")
        .choice("state", "批次状态", Batch.State.class, Batch::state)
        .text("holderCode", "组织机构代码", Batch::holderCode)
        .text("holderName", "企业", Batch::holderName)
        .text("address", "地址", Batch::address)
        .text("product", "产品", spotChecks::product)
        .text("planText", "抽查计划", spotChecks::planText)
        .text("blindCode", "盲样编号", spotChecks::blindCode)
        .text("laboratory", "检验机构代码", spotChecks::laboratory)
        .text("circumstances", "现场情况", Batch::circumstances)
        .person("otherSampler", "另一名抽样人员", Batch::secondSampler)
        .text("samplingNotice", "监督抽查通知书", spotChecks::samplingNotice)
        .text("organiserUnit", "组织抽查的单位代码", spotChecks::organiserUnit)
        .text("refusalText", "拒绝抽查的情况", spotChecks::refusalText)
        .yesNo("refusalOrdered", "已责令接受抽查", Batch::isOrderedToAccept)
        .text("resultNumber", "结果告知编号", spotChecks::resultNumber)
        .yesNo("finallyPassed", "最终合格", spotChecks::finallyPassed)
        .text("followUpNumber", "整改编号", followUps::number)
        .titled("{holderName} 监督抽查（{product}）");
  }

  /**
   * Nothing that leads from a sample to an enterprise, in no title either: laboratories read it.
   */
  private CaseFacts<?> test() {
    return CaseFacts.of(sampleTests::of, "spotcheck-test")
        .text("blindCode", "盲样编号", Sample::blindCode)
        .text("product", "产品名称", Sample::product)
        .text("resultLines", "待填写的检验结果", sampleTests::resultLines)
        .number("failedItems", "不合格项目数", sampleTests::failedItems)
        .number("failedSafetyItems", "其中安全项目数", sampleTests::failedSafetyItems);
  }

  private CaseFacts<?> result() {
    return CaseFacts.of(spotChecks::ofResult, "spotcheck-result")
        .text("holderName", "企业", Batch::holderName)
        .text("product", "产品", spotChecks::product)
        .text("results", "检验结果", spotChecks::resultsText)
        .yesNo("passed", "检验合格", spotChecks::passed)
        .text("objectBy", "异议截止日期", spotChecks::objectByText)
        .time("objectionExpiry", "异议期限届满时间", spotChecks::objectionExpiry)
        .yesNo("objectionRaised", "提出异议", Batch::isObjectedTo)
        .text("objectionUnit", "处理异议的单位代码", spotChecks::objectionUnit)
        .text("objectionAbout", "异议的对象", spotChecks::objectionAbout)
        .text("objectionText", "企业的异议", spotChecks::objectionText)
        .text("objectionAnswer", "异议的处理", Batch::objectionAnswer)
        .text("samplingText", "抽样情况", spotChecks::samplingText)
        .person("sampler", "抽样人员", Batch::sampler)
        .person("otherSampler", "另一名抽样人员", Batch::secondSampler)
        .text("blindCode", "复检盲样编号", spotChecks::retestCode)
        .text("laboratory", "复检机构代码", spotChecks::retestLaboratory)
        .titled("{holderName} 抽查结果告知和异议（{product}）");
  }

  private CaseFacts<?> followUp() {
    return CaseFacts.of(followUps::of, "spotcheck-followup")
        .choice("state", "整改状态", FollowUp.State.class, FollowUp::state)
        .text("holderName", "企业", followUps::holderName)
        .text("product", "产品", followUps::product)
        .text("failureText", "不合格情况", followUps::failureText)
        .text("orderingUnit", "责令整改的单位代码", followUps::orderingUnit)
        .person("sampler", "抽样人员", followUps::sampler)
        .person("otherSampler", "另一名抽样人员", followUps::otherSampler)
        .text("hindrance", "不能整改的情况", FollowUp::hindrance)
        .text("rectifyBy", "整改期限", followUps::rectifyByText)
        .time("rectifyDue", "整改期限届满时间", followUps::rectifyDue)
        .time("rectifyExpiry", "视为未整改的时间", followUps::rectifyExpiry)
        .text("reportText", "整改情况", followUps::reportText)
        .text("blindCode", "复查盲样编号", followUps::recheckCode)
        .text("laboratory", "检验机构代码", followUps::laboratory)
        .time("recheckDue", "复查时限", followUps::recheckDue)
        .yesNo("recheckPassed", "复查合格", followUps::recheckPassed)
        .text("recheckResults", "复查检验结果", followUps::recheckResults)
        .day("recheckObjectBy", "复查异议截止日期", followUps::recheckObjectBy)
        .time("recheckObjectionExpiry", "复查异议期限届满时间", followUps::recheckObjectionExpiry)
        .yesNo("recheckObjectionAnswered", "复查异议已经处理", followUps::isObjectionAnswered)
        .person("recheckSampler", "复查抽样人员", FollowUp::recheckSampler)
        .person("recheckSecond", "另一名复查抽样人员", FollowUp::recheckSecond)
        .text("recheckRetestCode", "复查复检盲样编号", followUps::recheckRetestCode)
        .text("retestLaboratory", "复检机构代码", followUps::retestLaboratory);
  }

  private CaseFacts<?> warning() {
    return CaseFacts.of(followUps::warning, "spotcheck-warning")
        .text("product", "产品", RegionalWarning::product)
        .text("quarter", "季度", RegionalWarning::quarterText)
        .number("failures", "不合格企业数", RegionalWarning::failures)
        .text("analysis", "原因分析", RegionalWarning::analysis)
        .text("measures", "处置建议", RegionalWarning::measures)
        .titled("{product}区域性质量预警（{quarter}）");
  }
}
