package cn.qualitysafety.platform;

/**
 * What a person entered cannot be accepted. The message is one Chinese sentence for that person:
 * what is wrong, where, and what to do. The whole step is rolled back.
 */
public class RefusedInputException extends RuntimeException {

  public RefusedInputException(String sentenceForTheUser) {
    super(sentenceForTheUser);
  }
}
