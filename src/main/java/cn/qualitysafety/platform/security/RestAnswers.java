package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.EngineRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.dto.ParseExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;

/**
 * What the engine's REST interface, at {@code /engine-rest} and within the web applications,
 * answers when it does not do what it is asked. Camunda's own mappers make a fault of everything
 * that a listener refuses or a body lacks, with two stack traces in the log; here a refusal is 4xx
 * with a sentence and one line, and a fault 500 with one stack trace.
 *
 * @param <T> what is thrown; Jersey takes the mapper of the nearest class
 */
abstract class RestAnswers<T extends Throwable> implements ExceptionMapper<T> {

  private static final Logger LOG = LoggerFactory.getLogger(RestAnswers.class);

  private static final int MOST_LOGGED = 300;

  /** By these words Camunda Modeler knows that a model, and not the connection, is the problem. */
  private static final String BAD_MODEL = "ENGINE-09005 Could not parse BPMN process. Errors: ";

  private static final String INCOMPLETE = "请求的内容不完整或者有误，没有执行";

  private static final ExceptionHandlerHelper CAMUNDAS = ExceptionHandlerHelper.getInstance();

  @Context private HttpServletRequest request;

  /** Found by Jersey through {@code META-INF/services}, for each of its applications. */
  public static class Registration implements ForcedAutoDiscoverable {

    /** Before Camunda's. */
    private static final int PRIORITY = 1;

    @Override
    public void configure(FeatureContext application) {
      application.register(OfEngine.class, PRIORITY);
      application.register(OfInterface.class, PRIORITY);
      application.register(OfAnything.class, PRIORITY);
    }
  }

  /** What the engine throws. */
  public static class OfEngine extends RestAnswers<ProcessEngineException> {}

  /** What the interface makes of what the engine throws. */
  public static class OfInterface extends RestAnswers<RestException> {}

  /** The rest. */
  public static class OfAnything extends RestAnswers<Throwable> {}

  @Override
  public Response toResponse(T thrown) {
    int status = CAMUNDAS.getStatus(thrown).getStatusCode();
    if (EngineRefusal.refusal(thrown).isPresent()) {
      return refuse(HttpStatus.UNPROCESSABLE_ENTITY, thrown, EngineRefusal.of(thrown).get());
    }
    boolean isFault = status >= HttpStatus.INTERNAL_SERVER_ERROR.value();
    Optional<String> accident = EngineRefusal.of(thrown);
    if (accident.isPresent() && status != HttpStatus.FORBIDDEN.value()) {
      return refuse(
          isFault ? HttpStatus.CONFLICT : HttpStatus.valueOf(status), thrown, accident.get());
    }
    if (!isFault) {
      return answer(status, CAMUNDAS.fromException(thrown));
    }
    if (causes(thrown).anyMatch(RestAnswers::isBadRequest)) {
      return refuse(HttpStatus.BAD_REQUEST, thrown, INCOMPLETE + words(thrown));
    }
    boolean logged = causes(thrown).anyMatch(RestAnswers::passedEngine);
    LOG.error(
        "{} {} failed: {}",
        request.getMethod(),
        request.getRequestURI(),
        thrown.toString(),
        logged ? null : thrown);
    return answer(status, CAMUNDAS.fromException(thrown));
  }

  private Response refuse(HttpStatus status, T thrown, String sentence) {
    LOG.info(
        "Refused {} {}: {}",
        request.getMethod(),
        request.getRequestURI(),
        sentence.substring(0, Math.min(sentence.length(), MOST_LOGGED)));
    if (request.getRequestURI().endsWith("/deployment/create")) {
      ParseExceptionDto model = new ParseExceptionDto();
      model.setType(ParseException.class.getSimpleName());
      model.setMessage(BAD_MODEL + sentence);
      return answer(HttpStatus.BAD_REQUEST.value(), model);
    }
    ExceptionDto error = CAMUNDAS.fromException(thrown);
    error.setType(NestedExceptionUtils.getMostSpecificCause(thrown).getClass().getSimpleName());
    error.setMessage(sentence);
    return answer(status.value(), error);
  }

  private static Response answer(int status, ExceptionDto error) {
    return Response.status(status).entity(error).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static boolean isBadRequest(Throwable thrown) {
    return thrown instanceof BadUserRequestException
        || thrown instanceof InvalidRequestException
        || EngineRefusal.blamesRequest(thrown);
  }

  /** What the engine says about it, for whoever writes a program; nothing of its inside. */
  private static String words(Throwable thrown) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
    return cause instanceof ProcessEngineException || cause instanceof RestException
        ? "：" + cause.getMessage()
        : "。";
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  /** The engine has told it in the log, then. */
  private static boolean passedEngine(Throwable thrown) {
    return Stream.of(thrown.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(CommandContextInterceptor.class.getName()));
  }
}
