/**
 * The pages of the register (企业名录): search and read for everybody within the units that they reach;
 * enter, correct and import for the posts that keep it, see {@link
 * cn.qualitysafety.enterprise.web.Visitor#mayEnter()}. And those of the register of parties (当事人),
 * for whoever handles cases.
 */
package cn.qualitysafety.enterprise.web;
