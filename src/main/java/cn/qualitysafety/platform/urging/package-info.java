/**
 * 催办: whoever leads or supervises asks the one who has a task, or the post that it waits for, to
 * get on with it and to answer by a day. Who urged sees when it was read and what was answered; the
 * page of the case shows it as a line. It moves no limit and changes no task.
 *
 * <p>Urged is what the engine shows to the person as an open task, of the units that they reach. A
 * blind case is not urged: who asks would tell whose sample it is.
 */
package cn.qualitysafety.platform.urging;
