/**
 * Reminders before a task's limit and marks after it. Two task listeners for models, both fired by
 * timers in the model: {@code remindListener} and {@code overdueListener}.
 */
package cn.qualitysafety.platform.alert;
