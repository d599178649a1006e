package cn.qualitysafety.publicity;

import cn.qualitysafety.platform.input.NormalForm;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is made public of the bureau's own accord (主动公开), besides the results of spot checks. It is
 * visible from its day on, until its last day is over or {@code publicity-withdrawal} takes it
 * back. Whoever reads it needs no login.
 */
@Service
public class DisclosureService {

  private final DisclosureMapper mapper;
  private final Clock clock;

  DisclosureService(DisclosureMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** From now on everybody sees it. */
  @Transactional
  public void publish(Disclosure disclosure) {
    mapper.insert(disclosure);
  }

  /** The kinds of what is visible, by code. */
  public List<DisclosureKind> kinds() {
    return mapper.kinds(today());
  }

  /**
   * What is visible, the last one first.
   *
   * @param kind its code; blank for all
   * @param text of title, document number or party; blank for all
   * @param page counted from 1; beyond the last one the last one is shown
   */
  @Transactional(readOnly = true)
  public PublicPage<Disclosure> search(String kind, String text, int page) {
    String only = kind.isBlank() ? null : kind;
    String pattern = text.isBlank() ? null : NormalForm.pattern(text);
    int total = mapper.count(today(), only, pattern);
    int shown = PublicPage.shown(page, total);
    return new PublicPage<>(
        mapper.search(today(), only, pattern, (shown - 1) * PublicPage.SIZE, PublicPage.SIZE),
        total,
        shown,
        PublicPage.pages(total));
  }

  /** Empty if there is none, or it is withdrawn or has expired. */
  public Optional<Disclosure> visible(String number) {
    return Optional.ofNullable(mapper.visible(today(), number));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
