/**
 * Reminders before a task's limit and marks after it. They come from the task's due date alone: no
 * model needs to ask for them, and a due date that moves takes them along.
 */
package cn.qualitysafety.platform.alert;
