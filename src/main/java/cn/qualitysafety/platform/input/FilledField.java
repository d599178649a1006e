package cn.qualitysafety.platform.input;

import cn.qualitysafety.platform.language.Fact;

/**
 * A field of a form as somebody filled it in.
 *
 * @param fact the field, as a fact of the case
 * @param value what was submitted in its normal form, a day as {@code yyyy-MM-dd}, of several
 *     choices each on a line; null if it was left empty
 * @param words as people read it, a choice by its label; empty if it was left empty
 */
public record FilledField(Fact fact, String value, String words) {}
