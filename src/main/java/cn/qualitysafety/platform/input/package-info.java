/** Checks of what people enter, with sentences for them. */
package cn.qualitysafety.platform.input;
