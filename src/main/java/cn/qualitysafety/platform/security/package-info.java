/**
 * Nothing listens without a login but the health probe and the public pages. The web applications
 * bring their own login, CSRF protection and headers; this package closes what they leave open,
 * protects the forms of our own pages and says errors plainly.
 */
package cn.qualitysafety.platform.security;
