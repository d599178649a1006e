package cn.qualitysafety.platform.monitoring;

import java.util.Date;

/**
 * What the engine has before it, as of one moment.
 *
 * @param openTasks tasks that nobody has completed
 * @param dueJobs jobs that a node could take now: due, not suspended, taken by none, retries left
 * @param oldestDue since when the longest waiting of them has been waiting; null if there is none
 * @param failedJobs jobs without retries left: nobody takes them until somebody gives them some
 * @param incidents open incidents, those of failed jobs included; one that is passed on to a
 *     calling case counts once
 */
record EngineFigures(
    long openTasks, long dueJobs, Date oldestDue, long failedJobs, long incidents) {}
