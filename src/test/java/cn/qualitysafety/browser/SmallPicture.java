package cn.qualitysafety.browser;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a screen, made small enough to be kept with the sources. */
final class SmallPicture {

  /** Of a picture with a palette. */
  private static final int MOST_COLOURS = 256;

  /** Between two shades of one colour: those of letters' edges differ by less. */
  private static final int STEP = 17;

  private SmallPicture() {}

  /** The same picture as PNG of this width, with a palette of its most frequent colours. */
  static byte[] of(byte[] png, int width) throws IOException {
    BufferedImage screen = ImageIO.read(new ByteArrayInputStream(png));
    int height = screen.getHeight() * width / screen.getWidth();
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = small.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    drawing.drawImage(screen, 0, 0, width, height, null);
    drawing.dispose();

    BufferedImage reduced = reduced(small);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(reduced, "png", bytes);
    return bytes.toByteArray();
  }

  private static BufferedImage reduced(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    Map<Integer, Integer> frequency = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = coarse(pixels[i]);
      frequency.merge(pixels[i], 1, Integer::sum);
    }
    List<Integer> palette =
        frequency.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(MOST_COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage reduced =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      int index =
          nearest.computeIfAbsent(
              pixels[i],
              colour ->
                  palette.indexOf(
                      palette.stream()
                          .min(Comparator.comparingInt(one -> distance(one, colour)))
                          .orElseThrow()));
      reduced.getRaster().setSample(i % picture.getWidth(), i / picture.getWidth(), 0, index);
    }
    return reduced;
  }

  private static int coarse(int colour) {
    return rounded(colour >> 16 & 255) << 16
        | rounded(colour >> 8 & 255) << 8
        | rounded(colour & 255);
  }

  private static int rounded(int channel) {
    return (channel + STEP / 2) / STEP * STEP;
  }

  private static int distance(int one, int other) {
    int distance = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 255) - (other >> shift & 255);
      distance += difference * difference;
    }
    return distance;
  }
}
