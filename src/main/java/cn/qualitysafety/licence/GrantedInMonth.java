package cn.qualitysafety.licence;

import java.time.LocalDate;
import java.util.List;

/**
 * What the province has granted in a month, which other departments are told of.
 *
 * @param from first day of the month
 */
record GrantedInMonth(LocalDate from, List<Licence> licences) {}
