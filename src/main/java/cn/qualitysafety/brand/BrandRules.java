package cn.qualitysafety.brand;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * What an installation can change.
 *
 * @param committee name of the committee, which decides and in whose name the papers are issued
 * @param members its members; a CSV file of the shape of {@code brand/members.csv}
 * @param titleYears how long a title is valid
 * @param banYears how long a holder whose title was revoked gets no other
 * @param quorum share of those who may vote that must vote
 * @param majority share of the votes cast that must be exceeded
 */
@ConfigurationProperties(prefix = "brand", ignoreUnknownFields = false)
record BrandRules(
    String committee,
    Resource members,
    int titleYears,
    int banYears,
    Share quorum,
    Share majority) {

  BrandRules {
    if (titleYears < 1 || banYears < 0) {
      throw new IllegalArgumentException(
          "brand.title-years must be at least 1, brand.ban-years at least 0");
    }
  }
}
