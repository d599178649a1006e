/**
 * What the engine is told at its start: which beans models may name, and what it refuses in every
 * task and every deployment; and how our own pages speak with it in a person's name.
 */
package cn.qualitysafety.platform.engine;
