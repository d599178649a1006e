package cn.qualitysafety.platform.document;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OfficialDocumentMapper {

  record Content(byte[] content, String sha256) {}

  void insertOccasion(
      @Param("caseNumber") String caseNumber,
      @Param("kind") String kind,
      @Param("occasion") String occasion);

  void insert(@Param("document") OfficialDocument document, @Param("content") byte[] content);

  void insertVoiding(
      @Param("number") String number,
      @Param("reason") String reason,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  OfficialDocument find(String number);

  OfficialDocument issuedFor(
      @Param("caseNumber") String caseNumber,
      @Param("kind") String kind,
      @Param("occasion") String occasion);

  List<OfficialDocument> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  Content content(String number);
}
