package cn.qualitysafety.licence;

import cn.qualitysafety.platform.record.CaseRecords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * The licences of which {@code licence-grant-circular} tells other departments (实施办法 of 2014 art.
 * 25): those that the province has granted or renewed. They count for the month in which they were
 * made public, by the clock of the server, so that none falls between two lists; what the state's
 * administration has granted is its own to tell (条例 art. 24 par. 3).
 */
@Service
class GrantCirculars {

  /** Output of the table of the month, in the record of the case. */
  private static final String FROM = "grantsFrom";

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

  private final LicenceMapper mapper;
  private final LicenceService licences;
  private final LicenceAuthorities authorities;
  private final CaseRecords records;

  GrantCirculars(
      LicenceMapper mapper,
      LicenceService licences,
      LicenceAuthorities authorities,
      CaseRecords records) {
    this.mapper = mapper;
    this.licences = licences;
    this.authorities = authorities;
    this.records = records;
  }

  /** Null while nobody has said which month it is. */
  GrantedInMonth of(String caseNumber) {
    String said = records.text(caseNumber, FROM);
    if (said == null) {
      return null;
    }
    LocalDate from = LocalDate.parse(said);
    return new GrantedInMonth(
        from,
        mapper.granted(from.atStartOfDay(), from.plusMonths(1).atStartOfDay()).stream()
            .filter(licence -> !authorities.isNational(licence.caseNumber()))
            .toList());
  }

  String monthText(GrantedInMonth granted) {
    return MONTH.format(granted.from());
  }

  /** One line for each, as the paper has it. */
  String text(GrantedInMonth granted) {
    List<Licence> all = granted.licences();
    return IntStream.range(0, all.size())
        .mapToObj(
            index ->
                "%d. %s：%s，证书编号%s，有效期%s"
                    .formatted(
                        index + 1,
                        all.get(index).holderName(),
                        all.get(index).product(),
                        all.get(index).number(),
                        licences.validityText(all.get(index))))
        .collect(Collectors.joining("；\n", "", "。"));
  }
}
