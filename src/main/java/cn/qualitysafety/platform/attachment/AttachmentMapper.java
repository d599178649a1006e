package cn.qualitysafety.platform.attachment;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AttachmentMapper {

  record Content(byte[] content, String sha256) {}

  int incrementSerial(String caseNumber);

  void beginSerials(String caseNumber);

  int lastSerial(String caseNumber);

  void insert(@Param("attachment") Attachment attachment, @Param("content") byte[] content);

  void insertWithdrawal(
      @Param("caseNumber") String caseNumber,
      @Param("serial") int serial,
      @Param("reason") String reason,
      @Param("person") String person,
      @Param("at") LocalDateTime at);

  Attachment find(@Param("caseNumber") String caseNumber, @Param("serial") int serial);

  List<Attachment> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  Content content(@Param("caseNumber") String caseNumber, @Param("serial") int serial);
}
