/**
 * A database that is lost: whoever needs it is told so at once and in plain words instead of
 * waiting, and goes on when it is back, without a restart. Set by {@code database.watch}; the
 * embedded H2 cannot be lost.
 */
package cn.qualitysafety.platform.database;
