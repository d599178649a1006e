package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.engine.EngineRefusal;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * What is wrong with a request to the engine's interface, in a sentence for whoever sent it. Of the
 * engine's English words only the names and values in them are told; the words stand in the log.
 */
final class WrongRequest {

  private static final String NOTHING_DONE = "请求的内容不完整或者有误，没有执行";

  private static final Pattern PARAMETER =
      Pattern.compile("query parameter '([^']{1,60})' to value '(.{0,60}?)'", Pattern.DOTALL);
  private static final Pattern SORTING = Pattern.compile("sortBy and sortOrder required");
  private static final Pattern UNKNOWN_ORDER = Pattern.compile("currentOrderingProperty is null");
  private static final Pattern MISSING =
      Pattern.compile(
          "do(es)? not exist|doesn't exist|not available|[Nn]o matching|[Nn]o deployed"
              + "|\\bNo [\\w ]{1,40} found|Cannot (find|get) |Unable to \\w+ (historic )?batch");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:[Ii]d|key|[Pp]rocess engine):? '?([\\w.:-]{1,64})");
  private static final Pattern LACKING =
      Pattern.compile("(\\w{1,60})'? (?:is null|cannot be null|is not set|contains null value)");

  private WrongRequest() {}

  /**
   * @param status 4xx
   * @param words what the engine says about it
   */
  static String sentence(HttpStatus status, Throwable thrown, String words) {
    Optional<JsonProcessingException> json = unreadable(thrown);
    if (json.isPresent()) {
      return place(json.get()) + "，没有执行，请核对后重试。";
    }
    if (EngineRefusal.isUnreadableSql(thrown)) {
      return NOTHING_DONE + "：这些查询条件或者排序不能同时使用，请减少后重试。";
    }
    return switch (status) {
      case FORBIDDEN -> "您没有这项操作的权限；如确需办理，请联系系统管理员。";
      case METHOD_NOT_ALLOWED -> "这个地址不接受这种方法（GET、POST、PUT、DELETE），没有执行，请核对后重试。";
      case NOT_ACCEPTABLE -> "不能以所要求的格式回答，请核对Accept后重试。";
      case UNSUPPORTED_MEDIA_TYPE -> "不接受这种格式的内容，没有执行，请核对Content-Type后重试。";
      default -> sentence(status, words);
    };
  }

  private static String sentence(HttpStatus status, String words) {
    Matcher parameter = PARAMETER.matcher(words);
    if (parameter.find()) {
      return "%s：查询参数“%s”不能是“%s”。".formatted(NOTHING_DONE, parameter.group(1), parameter.group(2));
    }
    if (SORTING.matcher(words).find()) {
      return NOTHING_DONE + "：查询参数“sortBy”和“sortOrder”应当同时给出。";
    }
    if (UNKNOWN_ORDER.matcher(words).find()) {
      return NOTHING_DONE + "：不能按“sortBy”所写的内容排序，请核对后重试。";
    }
    if (status == HttpStatus.NOT_FOUND || MISSING.matcher(words).find()) {
      Matcher name = NAME.matcher(words);
      return "没有找到%s：可能不存在，也可能不在您的管辖范围内。请核对后重试。"
          .formatted(name.find() ? "“" + name.group(1) + "”" : "您要的内容");
    }
    Matcher lacking = LACKING.matcher(words);
    return NOTHING_DONE + (lacking.find() ? "：缺少“%s”。".formatted(lacking.group(1)) : "，请核对后重试。");
  }

  /** That a body is no JSON, or not of the shape that is asked for. */
  static Optional<JsonProcessingException> unreadable(Throwable thrown) {
    return thrown instanceof JsonProcessingException json
            && (json.getProcessor() instanceof JsonParser
                || json instanceof StreamConstraintsException)
        ? Optional.of(json)
        : Optional.empty();
  }

  private static String place(JsonProcessingException json) {
    String field =
        json instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."))
            : "";
    if (!field.isEmpty()) {
      return "请求中“%s”的值或者类型有误".formatted(field);
    }
    return json.getLocation() == null
        ? "请求的内容不是所要求的JSON"
        : "请求的内容不是所要求的JSON，从第%d行第%d个字符起有误"
            .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr());
  }
}
