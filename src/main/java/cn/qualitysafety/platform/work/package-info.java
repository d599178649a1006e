/**
 * 我的办件: what somebody finished, what they started, and what is overdue in their jurisdiction; for
 * those who follow cases also which messages wait there. One page under the web applications'
 * login, with the same lists as Excel files.
 */
package cn.qualitysafety.platform.work;
