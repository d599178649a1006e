package cn.qualitysafety.example;

import cn.qualitysafety.platform.language.CaseFacts;
import cn.qualitysafety.platform.language.RegimeFacts;
import java.util.Date;
import java.util.List;

/** The facts of {@code models-example}; never read. */
public class ExampleFacts implements RegimeFacts {

  enum State {
    OPEN,
    APPROVED,
    REFUSED
  }

  enum Kind {
    FOOD,
    OTHER
  }

  @Override
  public List<CaseFacts<?>> cases() {
    return List.of(
        CaseFacts.<String>of(number -> number, "example-check")
            .choice("state", "状态", State.class, number -> State.OPEN)
            .choice("kind", "样件种类", Kind.class, number -> Kind.FOOD)
            .number("size", "数量", number -> 1)
            .yesNo("sound", "合格", number -> true)
            .time("prepareBy", "准备截止时间", number -> new Date())
            .list("receivers", "应通知的单位", number -> List.of())
            .text("noticeNumber", "通知编号", number -> number)
            .text("title", "标题", number -> number)
            .text("informer", "举报人", number -> number)
            .sealedFor("office"));
  }
}
