package cn.qualitysafety.enterprise;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface EnterpriseMapper {

  void insert(@Param("enterprises") List<Enterprise> enterprises);

  void insertSites(@Param("sites") List<Site> sites);

  void insertProducts(@Param("products") List<Product> products);

  /** By any of its codes of nine characters. */
  Enterprise find(String code);

  /** By its key, and nobody else can correct it until the transaction ends. */
  Enterprise lock(String organisationCode);

  void update(Enterprise enterprise);

  void deleteSites(String organisationCode);

  void deleteProducts(String organisationCode);

  void insertFormer(FormerEntry former);

  List<FormerEntry> history(String organisationCode);

  /** Those of the codes of nine characters by which an enterprise is known. */
  List<String> registered(@Param("codes") Collection<String> codes);

  /** Which bureaus have them in their charge; nothing of a code that no enterprise has. */
  List<InCharge> inCharge(@Param("codes") Collection<String> codes);

  /** Lets an enterprise be known by one more code of nine characters. */
  void insertCode(@Param("organisationCode") String organisationCode, @Param("code") String code);

  /** The enterprise is no longer known by this code beside its key. */
  void deleteCode(String code);

  void copy(@Param("from") String from, @Param("to") String to);

  void moveSites(@Param("from") String from, @Param("to") String to);

  void moveProducts(@Param("from") String from, @Param("to") String to);

  void moveHistory(@Param("from") String from, @Param("to") String to);

  void moveCodes(@Param("from") String from, @Param("to") String to);

  void delete(String organisationCode);

  List<Site> sites(String organisationCode);

  List<Product> products(String organisationCode);

  int count(@Param("pattern") String pattern, @Param("unitCodes") Collection<String> unitCodes);

  List<Enterprise> search(
      @Param("pattern") String pattern,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("offset") int offset,
      @Param("limit") int limit);

  List<CategoryCount> categories(
      @Param("pattern") String pattern,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("limit") int limit);

  List<Enterprise> producers(
      @Param("categoryCode") String categoryCode, @Param("unitCodes") Collection<String> unitCodes);
}
