package cn.qualitysafety.report;

/**
 * How a unit kept the reports of a kind (报送情况) on periods that ended in some time.
 *
 * @param missing due before today and not filed
 * @param lateDays days of the calendar by which those that were filed were late, together
 * @param returned given back to be supplemented
 * @param delivered deliveries to bodies without an account that were recorded
 * @param adopted suggestions that were adopted, in part or as a whole
 */
public record Keeping(
    String unitCode,
    String kind,
    int owed,
    int onTime,
    int late,
    int missing,
    int lateDays,
    int returned,
    int delivered,
    int adopted) {}
