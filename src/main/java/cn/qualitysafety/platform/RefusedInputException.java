package cn.qualitysafety.platform;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * What a person entered cannot be accepted. The message is one Chinese sentence for that person:
 * what is wrong, where, and what to do. The whole step is rolled back. To the engine it is a bad
 * request, which is no fault and leaves no stack trace in the log.
 */
public class RefusedInputException extends BadUserRequestException {

  public RefusedInputException(String sentenceForTheUser) {
    super(sentenceForTheUser);
  }
}
