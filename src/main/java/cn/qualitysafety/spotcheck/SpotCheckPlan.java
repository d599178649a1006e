package cn.qualitysafety.spotcheck;

import java.time.LocalDateTime;

/**
 * A plan of a spot check of one product.
 *
 * @param category kind of product: building-material, farm-supply, daily-goods, food or
 *     special-equipment
 * @param productCode category code of the product in the register of enterprises
 * @param licensedProduct code in the catalogue of products under licence; null if the product needs
 *     none
 * @param quarter for example 2009Q2
 * @param seed seed of the draw
 * @param producers how many enterprises could be drawn
 * @param emergency why the check answers an emergency, which spares nobody; null if it answers none
 * @param producersChecksum SHA-256 over their organisation codes, sorted, one per line
 */
public record SpotCheckPlan(
    String number,
    String unitCode,
    String category,
    String product,
    String productCode,
    String licensedProduct,
    String standard,
    String quarter,
    String laboratory,
    String retestLaboratory,
    State state,
    String plannedBy,
    LocalDateTime plannedAt,
    String approvedBy,
    LocalDateTime approvedAt,
    String remarks,
    Long seed,
    Integer producers,
    String producersChecksum,
    LocalDateTime drawnAt,
    LocalDateTime closedAt,
    String emergency) {

  /** The quarter as people read it. */
  public String quarterText() {
    return quarterText(quarter);
  }

  /** 2009Q2 is 2009年第2季度. */
  public static String quarterText(String quarter) {
    return quarter.substring(0, 4) + "年第" + quarter.substring(5) + "季度";
  }

  /** How far the plan has come. */
  public enum State {
    DRAFT,
    REJECTED,
    APPROVED,
    DRAWN,
    CLOSED
  }
}
