/**
 * 使用手册: how the people of each post do their work, {@code src/docs/manual}, read by whoever is
 * logged in at {@code /manual}. A page says {@code {{licence.review}}} and shows what the limit is
 * today; whatever else it says of models, posts and buttons is compared with them by a test.
 */
package cn.qualitysafety.platform.manual;
