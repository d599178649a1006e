/** The pages under {@code /public}, which need no login. They take nothing from a session. */
package cn.qualitysafety.publicity.web;
