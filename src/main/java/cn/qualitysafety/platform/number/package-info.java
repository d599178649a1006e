/** Running numbers without gaps or doubles. */
package cn.qualitysafety.platform.number;
