/**
 * 查找: one field in every header for whatever has a number or a name, {@code /search}. Each register
 * finds its own, by the rights that hold on its own pages.
 */
package cn.qualitysafety.platform.search;
