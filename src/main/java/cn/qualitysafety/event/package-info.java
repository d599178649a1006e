/**
 * Publicity and services (宣传与服务活动): everything that happens with people in a room, on air or on a
 * square, and who was trained in the classes.
 *
 * <p>Source: the campaign's plan 三(一), 三(二)2 to 4, 三(四)2, 三(五)1; 特种设备安全监察条例 art. 65 for drills;
 * working practice. The procedures {@code event-activity}, {@code event-series} and {@code
 * event-drill} are files of designers; what is here is what they cannot say: when a plan has to be
 * approved, and the register of trainees (学员).
 *
 * <p>Vocabulary: an <em>activity</em> (活动) is held once; a <em>series</em> (专栏、讲堂) has issues; a
 * <em>class</em> (培训班) has sessions and trainees, who are imported from Excel. A trainee counts
 * once in a year in the whole province, by a keyed fingerprint of the identity number, of which
 * nobody reads more than the last four characters.
 */
package cn.qualitysafety.event;
