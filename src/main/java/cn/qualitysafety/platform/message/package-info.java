/**
 * Messages from one regime's case to another regime's, whose model may not exist yet.
 *
 * <p>Whoever sends knows the message's name and nothing else of the receiver. The message is a row
 * of the sending transaction, so it is neither lost nor sent by a case that rolled back; one of the
 * engine's jobs delivers it, in one transaction with the note that it was delivered, so it arrives
 * once. Without a receiver it waits, visible to supervisors under 我的办件, until a deployment brings
 * one.
 */
package cn.qualitysafety.platform.message;
