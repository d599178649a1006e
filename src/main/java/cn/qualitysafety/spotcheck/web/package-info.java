/**
 * The page on which a laboratory reports many samples at once (检验结果导入), for the post laboratory.
 */
package cn.qualitysafety.spotcheck.web;
