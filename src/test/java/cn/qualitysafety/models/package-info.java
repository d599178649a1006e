/**
 * Checks of all models and forms against the rules of the design and against the Java code. Each
 * {@code …Rules} class takes the models of any two directories; each rule returns its violations,
 * one sentence each: file, element, what to do. {@code ProcessModelTest} asks them about the
 * delivered models, {@code BrokenModelTest} makes sure that they can find something.
 */
package cn.qualitysafety.models;
