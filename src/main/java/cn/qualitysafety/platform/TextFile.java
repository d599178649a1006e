package cn.qualitysafety.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;

/**
 * The text of a file that operators write: UTF-8, with or without a mark (BOM) at its beginning, or
 * GB 18030 if its name says so, for example {@code products.gb18030.csv}. What is in no such
 * encoding is refused: half of it would load as other characters.
 */
public final class TextFile {

  private TextFile() {}

  /**
   * Reads it.
   *
   * @throws BrokenFileException names the first line that is not in the encoding
   */
  public static String read(Resource file) {
    byte[] bytes;
    try {
      bytes = file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getDescription(), e);
    }
    String name = file.getFilename();
    boolean national = name != null && name.matches("(?i).*\\.gb18030\\.[^.]+");
    Charset encoding = national ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = encoding.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new BrokenFileException(
          file.getDescription(),
          lineOf(bytes, in.position()),
          national
              ? "is not in GB 18030, as the file's name says"
              : "is not in UTF-8; save it as UTF-8 (Excel: \"CSV UTF-8\"); a CSV file in GB 18030 (GBK)"
                  + " may have a name that ends in .gb18030.csv instead");
    }
    decoder.flush(out);
    String text = out.flip().toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static int lineOf(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
