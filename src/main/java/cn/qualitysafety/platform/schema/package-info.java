/**
 * Both schemas of the database, ours and the engine's: the command that creates and upgrades them,
 * and the check that refuses to start on any other version. Only the embedded H2 upgrades itself.
 */
package cn.qualitysafety.platform.schema;
