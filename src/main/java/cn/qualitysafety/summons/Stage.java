package cn.qualitysafety.summons;

/** How far a round has come, by the work that is next. */
public enum Stage {
  PREPARE("拟定约谈"),
  APPROVE("待局领导审批"),
  DELIVER("送达约谈通知书"),
  MEET("等待约谈"),
  RECORD("记录约谈纪要"),
  RECTIFY("企业整改"),
  VERIFY("现场核查整改"),
  PASSED("整改合格，待结案"),
  ABSENT("企业未到场"),
  UNREPORTED("逾期未报整改情况"),
  FAILED("整改不合格"),
  DROPPED("不予约谈");

  private final String chinese;

  Stage(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
