/**
 * What the engine is told at its start: which beans models may name, and what it refuses in every
 * task and every deployment.
 */
package cn.qualitysafety.platform.engine;
