package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.EngineRefusal;
import cn.qualitysafety.platform.language.Finding;
import cn.qualitysafety.platform.language.RefusedModelException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.dto.ParseExceptionDto;
import org.camunda.bpm.engine.rest.dto.ProblemDto;
import org.camunda.bpm.engine.rest.dto.ResourceReportDto;
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
 * with a Chinese sentence and one line, which has the engine's words, too; a fault is 500 with a
 * number, by which its one stack trace is found.
 *
 * @param <T> what is thrown; Jersey takes the mapper of the nearest class
 */
abstract class RestAnswers<T extends Throwable> implements ExceptionMapper<T> {

  private static final Logger LOG = LoggerFactory.getLogger(RestAnswers.class);

  private static final int MOST_LOGGED = 300;

  /** By these words Camunda Modeler knows that a model, and not the connection, is the problem. */
  private static final String BAD_MODEL = "ENGINE-09005 Could not parse BPMN process. Errors: ";

  /** A designer needs to know what, and the engine says it in English only. */
  private static final String UNREADABLE_MODEL = "引擎不能读取提交的文件，没有部署，请按引擎的提示修改：";

  private static final Pattern OUR_SENTENCE = Pattern.compile("[“《\\p{IsHan}]");

  /** Where Jersey takes from a request what a resource asks for. */
  private static final String PARAMETERS = "org.glassfish.jersey.server.internal.inject.";

  /** Refusals that Modeler shows as those of a model. */
  private static final Set<HttpStatus> MODELERS =
      Set.of(HttpStatus.BAD_REQUEST, HttpStatus.UNPROCESSABLE_ENTITY, HttpStatus.CONFLICT);

  /** By these words of the engine it was a fault. */
  private static final String DATABASE = "Exception while executing Database Operation";

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
      // Jackson brings mappers of its own for these two.
      application.register(OfShape.class, PRIORITY);
      application.register(OfSyntax.class, PRIORITY);
    }
  }

  /** What the engine throws. */
  public static class OfEngine extends RestAnswers<ProcessEngineException> {}

  /** What the interface makes of what the engine throws. */
  public static class OfInterface extends RestAnswers<RestException> {}

  /** The rest. */
  public static class OfAnything extends RestAnswers<Throwable> {}

  /** A body whose JSON is not what is asked for. */
  public static class OfShape extends RestAnswers<JsonMappingException> {}

  /** A body that is no JSON. */
  public static class OfSyntax extends RestAnswers<JsonParseException> {}

  @Override
  public Response toResponse(T thrown) {
    Optional<BodyLimit.TooLarge> tooLarge = cause(thrown, BodyLimit.TooLarge.class);
    if (tooLarge.isPresent()) {
      return refuse(HttpStatus.PAYLOAD_TOO_LARGE, thrown, tooLarge.get().getMessage());
    }
    HttpStatus status = status(thrown);
    String words = words(thrown);
    if (EngineRefusal.refusal(thrown).isPresent()) {
      return refuse(HttpStatus.UNPROCESSABLE_ENTITY, thrown, EngineRefusal.of(thrown).get());
    }
    Optional<String> known =
        isRetold(thrown) ? EngineRefusal.of(type(thrown), words) : EngineRefusal.of(thrown);
    known = known.or(() -> ours(thrown));
    if (known.isPresent()) {
      return refuse(status.is5xxServerError() ? HttpStatus.CONFLICT : status, thrown, known.get());
    }
    if (status.is5xxServerError() && isRequestsFault(thrown, words)) {
      status = HttpStatus.BAD_REQUEST;
    }
    if (status.is4xxClientError()) {
      return refuse(
          status,
          thrown,
          isDeployment() && MODELERS.contains(status)
              ? UNREADABLE_MODEL + words.replace(BAD_MODEL, "")
              : WrongRequest.sentence(status, thrown, words));
    }
    return fail(status, thrown);
  }

  /** What something of ours says to the person without being a refused input. */
  private static Optional<String> ours(Throwable thrown) {
    return causes(thrown)
        .filter(ProcessEngineException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(message -> OUR_SENTENCE.matcher(message).lookingAt())
        .findFirst();
  }

  private Response refuse(HttpStatus status, T thrown, String sentence) {
    String words = words(thrown);
    String line = sentence.contains(words) ? sentence : sentence + " (" + words + ")";
    LOG.info(
        "Refused {} {}: {}",
        request.getMethod(),
        request.getRequestURI(),
        line.substring(0, Math.min(line.length(), MOST_LOGGED)).replaceAll("\\s+", " "));
    if (isDeployment() && MODELERS.contains(status)) {
      ParseExceptionDto model = new ParseExceptionDto();
      model.setType(ParseException.class.getSimpleName());
      model.setMessage(BAD_MODEL + sentence);
      EngineRefusal.refusal(thrown)
          .filter(RefusedModelException.class::isInstance)
          .map(refused -> details(((RefusedModelException) refused).findings()))
          .ifPresent(model::setDetails);
      return answer(HttpStatus.BAD_REQUEST, model);
    }
    ExceptionDto error = CAMUNDAS.fromException(thrown);
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
    error.setType(
        cause.getClass().getPackageName().startsWith("java.")
            ? InvalidRequestException.class.getSimpleName()
            : type(cause));
    error.setMessage(sentence);
    return answer(status, error);
  }

  /** As the engine tells what it cannot read: by file, with the element. */
  private static Map<String, ResourceReportDto> details(List<Finding> findings) {
    Map<String, ResourceReportDto> details = new LinkedHashMap<>();
    findings.stream()
        .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (file, all) ->
                details.put(
                    file,
                    new ResourceReportDto(
                        all.stream().map(Place::new).map(ProblemDto::fromProblem).toList(),
                        List.of())));
    return details;
  }

  private record Place(Finding finding) implements Problem {

    @Override
    public String getMessage() {
      return finding.sentence();
    }

    @Override
    public int getLine() {
      return finding.line();
    }

    @Override
    public int getColumn() {
      return 0;
    }

    @Override
    public String getMainElementId() {
      return finding.element();
    }

    @Override
    public List<String> getElementIds() {
      return List.of(finding.element());
    }
  }

  /** What nobody but an operator can do anything about, who finds it by its number. */
  private Response fail(HttpStatus status, T thrown) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    boolean logged = causes(thrown).anyMatch(RestAnswers::passedEngine);
    LOG.error(
        "{} {} failed, {}: {}",
        request.getMethod(),
        request.getRequestURI(),
        number,
        thrown.toString(),
        logged ? null : thrown);
    ExceptionDto error = CAMUNDAS.fromException(thrown);
    error.setMessage("系统出错，操作可能没有完成，请核对后再试；仍有问题请将编号%s告知系统管理员。".formatted(number));
    return answer(status, error);
  }

  private boolean isDeployment() {
    return request.getRequestURI().endsWith("/deployment/create");
  }

  private static Response answer(HttpStatus status, ExceptionDto error) {
    return Response.status(status.value())
        .entity(error)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private static HttpStatus status(Throwable thrown) {
    if (WrongRequest.unreadable(thrown).isPresent()) {
      return HttpStatus.BAD_REQUEST;
    }
    return HttpStatus.valueOf(
        thrown instanceof WebApplicationException web
            ? web.getResponse().getStatus()
            : CAMUNDAS.getStatus(thrown).getStatusCode());
  }

  private static boolean isRequestsFault(Throwable thrown, String words) {
    return causes(thrown).anyMatch(RestAnswers::isBadRequest)
        || (isRetold(thrown) && !words.contains(DATABASE));
  }

  /** Some of Camunda's resources keep of what the engine threw nothing but the words. */
  private static boolean isRetold(Throwable thrown) {
    return thrown instanceof RestException && thrown.getCause() == null;
  }

  private static boolean isBadRequest(Throwable thrown) {
    return thrown instanceof BadUserRequestException
        || thrown instanceof InvalidRequestException
        || EngineRefusal.blamesRequest(thrown)
        || WrongRequest.unreadable(thrown).isPresent()
        || isUnreadable(thrown);
  }

  /** Fields of a form, say, that are none. */
  private static boolean isUnreadable(Throwable thrown) {
    return thrown.getStackTrace().length > 0
        && thrown.getStackTrace()[0].getClassName().startsWith(PARAMETERS);
  }

  private static String words(Throwable thrown) {
    return causes(thrown)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String type(Throwable thrown) {
    return thrown.getClass().getSimpleName();
  }

  private static <E extends Throwable> Optional<E> cause(Throwable thrown, Class<E> type) {
    return causes(thrown).filter(type::isInstance).map(type::cast).findFirst();
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
