/**
 * The one ledger of targets (指标台账): what a campaign asks to be reached, and each object that counts
 * towards it, once. Nobody types a total.
 *
 * <p>Source: the figures of the campaign's plan; working practice of the leading group's office.
 * Vocabulary: a <em>target</em> (指标) belongs to the campaign of a year; an <em>object</em> (计数对象)
 * is what counts once, by the key of its register; its <em>day</em> says to which campaign it
 * belongs. A count is <em>reversed</em> (冲销) when its basis falls away. A percentage is of a number
 * that is <em>frozen</em> (锁定) unit by unit; a <em>share</em> (分解) is the part of a target that a
 * unit has to reach. With the last day of its year a campaign's ledger is <em>closed</em> (结清):
 * what is recorded or reversed later changes nothing of what it had reached.
 *
 * <p>Models count by {@code ${target.count(…)}} and read by {@code ${target.reached(…)}}; boards
 * and reports read {@link cn.qualitysafety.target.Targets}. What targets there are says the {@link
 * cn.qualitysafety.target.TargetCatalogue}.
 */
package cn.qualitysafety.target;
