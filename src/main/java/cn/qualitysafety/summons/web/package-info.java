/** The page of open summonses (约谈), for everybody within the units that they reach. */
package cn.qualitysafety.summons.web;
