package cn.qualitysafety.publicity;

import java.util.List;

/**
 * A batch as everybody may read it, in words.
 *
 * @param quarter for example 2009年第2季度
 * @param failedItems empty if it passed
 * @param rectification how far the rectification has come at this moment; empty if it passed
 */
public record PublicResult(
    String city,
    String enterprise,
    String product,
    String category,
    String quarter,
    String verdict,
    String failedItems,
    String rectification) {

  static final List<String> COLUMNS =
      List.of("城市", "企业名称", "产品", "产品类别", "季度", "结果", "不合格项目", "整改情况");

  List<String> cells() {
    return List.of(
        city, enterprise, product, category, quarter, verdict, failedItems, rectification);
  }
}
