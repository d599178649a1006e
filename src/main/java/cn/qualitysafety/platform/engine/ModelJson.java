package cn.qualitysafety.platform.engine;

import cn.qualitysafety.platform.RefusedInputException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads the JSON of a form that somebody sent, as deep as anybody draws one. */
public final class ModelJson {

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(Nesting.DEEPEST).build())
              .build());

  private ModelJson() {}

  /**
   * @param file its name, for the person who sent it
   * @throws RefusedInputException if it is no JSON, or nested too deep
   */
  public static JsonNode read(String file, byte[] json) {
    if (isWide(json)) {
      throw new RefusedInputException(
          "“%s”不是UTF-8编码，没有部署；请用 Camunda Modeler 以UTF-8编码重新保存。".formatted(file));
    }
    try {
      return JSON.readTree(json);
    } catch (StreamConstraintsException tooDeep) {
      throw new RefusedInputException(
          "“%s”的内容嵌套超过%d层，没有部署；请减少分组的层次。（原文：%s）"
              .formatted(file, Nesting.DEEPEST, tooDeep.getOriginalMessage()));
    } catch (JsonProcessingException broken) {
      throw new RefusedInputException(
          "“%s”不是表单，没有部署；请用 Camunda Modeler 重新保存。（第%d行：%s）"
              .formatted(
                  file,
                  broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                  broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new RefusedInputException(
          "“%s”不是表单，没有部署；请用 Camunda Modeler 以UTF-8编码重新保存。（原文：%s）"
              .formatted(file, unreadable.getMessage()));
    }
  }

  /** UTF-16 and UTF-32, which the engine does not read, have zeros in their first four bytes. */
  private static boolean isWide(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
