/**
 * The board of the campaign (活动进展): where every city, every target and every clause of the plan
 * stands today, for those who lead and supervise, within the units that they reach.
 *
 * <p>Basis: plan 四(二) to 四(四) (phases, reports, inspection); working practice of the leading
 * group's office. It only reads. Each figure is asked of a register at the moment at which the page
 * is opened, and nobody types or keeps one. What a tile shows is what the register's own list
 * shows; a tile without a register does not exist.
 *
 * <p>Vocabulary: a <em>part</em> (表) is one table with its source; parts that are printed on one
 * page make a <em>section</em> (部分); a <em>line</em> (行) of the table of cities is a city with its
 * counties, or, on a city's own page, a bureau by itself. Laboratories are no line: their work is
 * blind.
 */
package cn.qualitysafety.board;
