package cn.qualitysafety.licence;

import cn.qualitysafety.platform.law.Articles;
import java.time.LocalDate;
import java.util.List;

/** What changes about a licence (条例 art. 26 par. 2 and art. 29; order 156, art. 29 and 30). */
public enum ChangeKind {
  /** The holder has another name; nothing about production changes. */
  NAME("企业名称", false, "product-licence-name-change", "licence-rules-name-change"),
  /** The seat has another address or name. */
  ADDRESS("住所", false, "licence-rules-name-change"),
  /** The place of production is called something else; nothing has moved (order 156, art. 30). */
  SITE_NAME("生产地址名称", false, "licence-rules-name-change"),
  /** Production moves: verified on site and tested again. */
  SITE("生产地址", true, "product-licence-new-conditions", "licence-rules-new-conditions"),
  /**
   * Conditions, means of testing, technique or process of production: verified and tested again.
   */
  PROCESS(
      "生产条件、检验手段、生产技术或者工艺", true, "product-licence-new-conditions", "licence-rules-new-conditions");

  private final String chinese;
  private final boolean verifiedAgain;
  private final List<String> articles;

  /**
   * @param articles keys of what rules on it, each for its own time
   */
  ChangeKind(String chinese, boolean verifiedAgain, String... articles) {
    this.chinese = chinese;
    this.verifiedAgain = verifiedAgain;
    this.articles = List.of(articles);
  }

  /**
   * What the acceptance tells the holder of what follows; empty if nothing ruled on it that day.
   *
   * @param report said of the report that the holder hands in; null if the product is tested
   */
  String procedure(Articles list, LocalDate day, String report) {
    String[] keys =
        articles.stream().filter(key -> list.isInForce(day, key)).toArray(String[]::new);
    return keys.length == 0 ? "" : words(report).formatted(list.cite(day, keys));
  }

  private String words(String report) {
    if (!verifiedAgain) {
      return "该事项依照%s的规定办理变更手续，不重新组织实地核查和产品检验，许可证有效期不变。";
    }
    return report == null
        ? "依照%s的规定，本局将重新组织实地核查和产品检验，请予配合；产品检验所需时间不计入办理期限。"
        : "依照%s的规定，本局将重新组织实地核查，请予配合。" + report.replace("%", "%%");
  }

  String chinese() {
    return chinese;
  }

  boolean verifiedAgain() {
    return verifiedAgain;
  }
}
