package cn.qualitysafety.platform.setting;

import java.util.Arrays;
import java.util.Optional;

/** What can be set, and whose business it is. */
public enum SettingKind {
  LIMIT("limit", "期限", SettingKind.LEGAL_AFFAIRS),
  HOLIDAY("holiday", "放假安排", SettingKind.LEGAL_AFFAIRS),
  ARTICLE("article", "法律条文", SettingKind.LEGAL_AFFAIRS),
  DOCUMENT_WORD("document-word", "文书机关代字", SettingKind.LEGAL_AFFAIRS),
  POST("post", "岗位", "camunda-admin"),
  TEMPLATE("template", "文书模板", "process-designer"),
  COMPLIANCE_KIND("compliance-kind", "监管记录种类", SettingKind.LEGAL_AFFAIRS),
  DELEGATION("delegation", "委托", SettingKind.LEGAL_AFFAIRS);

  /** Each bureau has some; those of the highest unit decide here. */
  static final String LEGAL_AFFAIRS = "legal-affairs";

  private final String key;
  private final String chinese;
  private final String post;

  SettingKind(String key, String chinese, String post) {
    this.key = key;
    this.chinese = chinese;
    this.post = post;
  }

  static Optional<SettingKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /** In addresses and in the table. */
  public String key() {
    return key;
  }

  public String chinese() {
    return chinese;
  }

  /** Who holds this post may change it, and approves a deployment that brings some. */
  public String post() {
    return post;
  }

  /** Of the files that are its values; empty if they are typed. */
  public String extension() {
    return switch (this) {
      case TEMPLATE -> ".docx";
      case ARTICLE -> ".yaml";
      case LIMIT, HOLIDAY, DOCUMENT_WORD, POST, COMPLIANCE_KIND, DELEGATION -> "";
    };
  }

  /** Whether its values are files, and not what somebody types. */
  public boolean isFile() {
    return !extension().isEmpty();
  }
}
