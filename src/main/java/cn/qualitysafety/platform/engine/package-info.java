/**
 * What the engine is told at its start: what models may call, what it refuses in every task and
 * every deployment, and what no person may tell it; and how our own pages speak with it in a
 * person's name.
 */
package cn.qualitysafety.platform.engine;
