/**
 * The demonstration that lives: the profile {@code demo} starts with a province at work, in the
 * fifth month of the campaign of 2009. What has happened until then is a scenario, a file that
 * people can read ({@code demo/province.yaml}); a player does each of its steps as the person
 * would, through the engine's own services, so that every check, listener, number, document and
 * register works as in life. Nobody else may call it.
 */
package cn.qualitysafety.demo;
