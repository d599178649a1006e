/**
 * Nothing listens without a login but the health probe. The web applications bring their own login,
 * CSRF protection and headers; this package closes what they leave open and says errors plainly.
 */
package cn.qualitysafety.platform.security;
