/**
 * 查找: one field in every header for whatever has a number or a name, {@code /search}, and a list
 * below a field of a form that asks for the code of something, {@code /lookup}. Each register finds
 * its own, by the rights that hold on its own pages.
 */
package cn.qualitysafety.platform.search;
