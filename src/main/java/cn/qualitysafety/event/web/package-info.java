/**
 * The page on which whoever organises a class imports its trainees (学员导入), for the post
 * event-organiser.
 */
package cn.qualitysafety.event.web;
