/** The pages 活动进展: of all that a leader or supervisor reaches, and of one unit. */
package cn.qualitysafety.board.web;
