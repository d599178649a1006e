package cn.qualitysafety.report;

import cn.qualitysafety.organisation.Unit;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.engine.InTheNameOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads figures of a unit and a period from the registers of all regimes: final states only, as of
 * the last day of the period, of the unit and those below it.
 *
 * <p>A source is a kind of register and what is asked of it, with a colon between:
 *
 * <ul>
 *   <li>{@code checks:pass-rate}, {@code checks:mean-rate} (each category of products the same
 *       weight), {@code checks:batches}, {@code checks:failed-firms}: spot checks with a final
 *       result
 *   <li>{@code stock:licences}, {@code stock:licence-holders}, {@code stock:titles}: in force on
 *       the last day
 *   <li>{@code dated:warnings}, {@code dated:publications}, {@code dated:disclosures}: sent,
 *       published or disclosed in the period
 *   <li>{@code opened:penalty-case}, {@code closed:penalty-case}: cases of a procedure
 *   <li>{@code sum:recall-case/recalled}: what was recorded in a field of its closed cases
 *   <li>{@code counted:C033:standard-filing}: objects of a target that this procedure counts
 *   <li>{@code used:procedures}: procedures in which a case was opened
 * </ul>
 *
 * A procedure that nobody has drawn yet has no register: its figures say 无登记, and not 0.
 */
@Component
class Registers {

  private static final String NOTHING_FINAL = "本期没有最终结论";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 1;

  private final RegisterMapper mapper;
  private final UnitRegister units;
  private final RepositoryService repository;
  private final InTheNameOf inTheNameOf;

  Registers(
      RegisterMapper mapper,
      UnitRegister units,
      @Lazy RepositoryService repository,
      InTheNameOf inTheNameOf) {
    this.mapper = mapper;
    this.units = units;
    this.repository = repository;
    this.inTheNameOf = inTheNameOf;
  }

  /**
   * What a register says.
   *
   * @param value null if it says nothing
   * @param remark why it says nothing, or what the value leaves out; null if there is nothing to
   *     say
   */
  record Reading(BigDecimal value, String remark) {

    static Reading of(long value) {
      return new Reading(BigDecimal.valueOf(value), null);
    }

    static Reading nothing(String why) {
      return new Reading(null, why);
    }
  }

  /** A question to the registers: of whose objects, and of which days. */
  private record Asked(Collection<String> units, Period period) {

    LocalDate from() {
      return period.startsOn();
    }

    LocalDate to() {
      return period.endsOn();
    }

    LocalDateTime begin() {
      return from().atStartOfDay();
    }

    LocalDateTime before() {
      return to().plusDays(1).atStartOfDay();
    }
  }

  /**
   * Reads a figure.
   *
   * @throws IllegalArgumentException if there is no such source
   */
  Reading read(String source, String unitCode, Period period) {
    String[] parts = source.split(":", 2);
    if (parts.length < 2) {
      throw unknown(source);
    }
    Asked asked = new Asked(within(unitCode), period);
    String what = parts[1];
    return switch (parts[0]) {
      case "checks" -> checks(source, what, asked);
      case "stock" -> Reading.of(stock(source, what, asked));
      case "dated" -> Reading.of(dated(source, what, asked));
      case "opened" ->
          isDrawn(what)
              ? Reading.of(mapper.opened(asked.units, what, asked.begin(), asked.before()))
              : Reading.nothing(FrozenFigure.NO_REGISTER);
      case "closed" ->
          isDrawn(what)
              ? Reading.of(mapper.closed(asked.units, what, asked.begin(), asked.before()))
              : Reading.nothing(FrozenFigure.NO_REGISTER);
      case "sum" -> sum(source, what, asked);
      case "counted" -> counted(source, what, asked);
      case "used" -> Reading.of(mapper.procedures(asked.units, asked.begin(), asked.before()));
      default -> throw unknown(source);
    };
  }

  private static IllegalArgumentException unknown(String source) {
    return new IllegalArgumentException("no register '%s' to take a figure from".formatted(source));
  }

  /** Of the whole province no unit need be named. */
  private Collection<String> within(String unitCode) {
    return unitCode.equals(units.code())
        ? null
        : units.jurisdictionOf(unitCode).stream().map(Unit::code).toList();
  }

  private Reading checks(String source, String what, Asked asked) {
    RegisterMapper.Checked checked = mapper.checked(asked.units, asked.from(), asked.to(), null);
    int open = mapper.notYetFinal(asked.units, asked.to(), asked.before());
    String leavesOut = open == 0 ? null : "另有%d批次期末没有最终结论，不计入".formatted(open);
    BigDecimal value =
        switch (what) {
          case "pass-rate" -> rate(checked);
          case "mean-rate" -> meanRate(asked);
          case "batches" -> BigDecimal.valueOf(checked.tested());
          case "failed-firms" -> BigDecimal.valueOf(checked.failedFirms());
          default -> throw unknown(source);
        };
    return value != null
        ? new Reading(value, leavesOut)
        : Reading.nothing(
            Stream.of(NOTHING_FINAL, leavesOut)
                .filter(Objects::nonNull)
                .reduce("%s；%s"::formatted)
                .orElseThrow());
  }

  /** Of no batch there is no rate. */
  private static BigDecimal rate(RegisterMapper.Checked checked) {
    return checked.tested() == 0
        ? null
        : BigDecimal.valueOf(checked.passed())
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(checked.tested()), DECIMALS, RoundingMode.HALF_UP);
  }

  private BigDecimal meanRate(Asked asked) {
    List<BigDecimal> rates =
        mapper.categories(asked.units, asked.from(), asked.to()).stream()
            .map(category -> mapper.checked(asked.units, asked.from(), asked.to(), category))
            .map(Registers::rate)
            .toList();
    return rates.isEmpty()
        ? null
        : rates.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(rates.size()), DECIMALS, RoundingMode.HALF_UP);
  }

  private int stock(String source, String what, Asked asked) {
    return switch (what) {
      case "licences" -> mapper.licences(asked.units, asked.to());
      case "licence-holders" -> mapper.licenceHolders(asked.units, asked.to());
      case "titles" -> mapper.titles(asked.units, asked.to());
      default -> throw unknown(source);
    };
  }

  private int dated(String source, String what, Asked asked) {
    return switch (what) {
      case "warnings" -> mapper.warnings(asked.units, asked.from(), asked.to());
      case "publications" -> mapper.publications(asked.units, asked.from(), asked.to());
      case "disclosures" -> mapper.disclosures(asked.units, asked.from(), asked.to());
      default -> throw unknown(source);
    };
  }

  private Reading sum(String source, String what, Asked asked) {
    String[] parts = what.split("/");
    if (parts.length != 2) {
      throw unknown(source);
    }
    if (!isDrawn(parts[0])) {
      return Reading.nothing(FrozenFigure.NO_REGISTER);
    }
    BigDecimal sum = mapper.sum(asked.units, parts[0], parts[1], asked.begin(), asked.before());
    return new Reading(sum == null ? BigDecimal.ZERO : sum, null);
  }

  private Reading counted(String source, String what, Asked asked) {
    String[] parts = what.split(":");
    if (parts.length != 2) {
      throw unknown(source);
    }
    return isDrawn(parts[1])
        ? Reading.of(
            mapper.counted(asked.units, parts[0], asked.from(), asked.to(), asked.before()))
        : Reading.nothing(FrozenFigure.NO_REGISTER);
  }

  private boolean isDrawn(String process) {
    return inTheNameOf.system(
        () -> repository.createProcessDefinitionQuery().processDefinitionKey(process).count() > 0);
  }

  /**
   * Whether the registers were kept here all through a period: of days before, what is not in them
   * is unknown, and not 0.
   */
  boolean know(Period period) {
    LocalDateTime firstCase = mapper.firstCase();
    LocalDate firstResult = mapper.firstResult();
    return Stream.of(firstCase == null ? null : firstCase.toLocalDate(), firstResult)
        .filter(Objects::nonNull)
        .anyMatch(first -> !first.isAfter(period.startsOn()));
  }
}
