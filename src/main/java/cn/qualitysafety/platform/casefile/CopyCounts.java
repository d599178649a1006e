package cn.qualitysafety.platform.casefile;

import org.springframework.stereotype.Service;

/** How much somebody was passed to read and has not opened. */
@Service
public class CopyCounts {

  private final CopyMapper mapper;

  CopyCounts(CopyMapper mapper) {
    this.mapper = mapper;
  }

  public int unread(String person) {
    return mapper.countUnread(person);
  }
}
