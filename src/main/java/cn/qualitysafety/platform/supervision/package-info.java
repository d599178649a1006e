/**
 * What supervisors see of a process beside its cases: at which steps work waits (堵点), and which of
 * its steps have failed and can be tried again. Pages of their own, and tabs of a process in
 * Cockpit, which shows the same.
 */
package cn.qualitysafety.platform.supervision;
