/**
 * The figures of the year (宣传活动), for everybody within the units that they reach; and the page on
 * which whoever organises a class imports its trainees (学员导入), for the post event-organiser.
 */
package cn.qualitysafety.event.web;
