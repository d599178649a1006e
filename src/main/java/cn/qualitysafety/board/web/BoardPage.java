package cn.qualitysafety.board.web;

import cn.qualitysafety.board.Board;
import cn.qualitysafety.board.BoardService;
import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.work.LeadingPosts;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * 活动进展, for those who lead and supervise. Whoever holds none of their posts is refused; a unit that
 * somebody does not reach does not exist for them.
 */
@Controller
@RequestMapping("/board")
class BoardPage {

  private static final String CLAUSES = "/clauses";

  private final BoardService boards;
  private final InTheNameOf inTheNameOf;

  BoardPage(BoardService boards, InTheNameOf inTheNameOf) {
    this.boards = boards;
    this.inTheNameOf = inTheNameOf;
  }

  @GetMapping
  String page(HttpSession session, Model model) {
    return show(boards.board(leader(session)), "", model);
  }

  @GetMapping("/{unitCode:\\d+}")
  String unit(@PathVariable String unitCode, HttpSession session, Model model) {
    return show(boards.unit(unitCode, leader(session)), "/" + unitCode, model);
  }

  /** All clauses of the plan. */
  @GetMapping("/clauses")
  String clauses(HttpSession session, Model model) {
    return show(boards.clauses(leader(session)), CLAUSES, model);
  }

  /** One of them. */
  @GetMapping("/clauses/{number:C\\d+}")
  String clause(@PathVariable String number, HttpSession session, Model model) {
    model.addAttribute("clause", number);
    return show(boards.clause(number, leader(session)), CLAUSES + "/" + number, model);
  }

  @GetMapping("/clauses/tables/{part}.xlsx")
  ResponseEntity<byte[]> tableOfClauses(@PathVariable String part, HttpSession session) {
    return download(boards.clauses(leader(session)), part);
  }

  @GetMapping("/clauses/{number:C\\d+}/tables/{part}.xlsx")
  ResponseEntity<byte[]> tableOfClause(
      @PathVariable String number, @PathVariable String part, HttpSession session) {
    return download(boards.clause(number, leader(session)), part);
  }

  /** A table as a file. */
  @GetMapping("/tables/{part}.xlsx")
  ResponseEntity<byte[]> table(@PathVariable String part, HttpSession session) {
    return download(boards.board(leader(session)), part);
  }

  /** A table of one unit's page. */
  @GetMapping("/{unitCode:\\d+}/tables/{part}.xlsx")
  ResponseEntity<byte[]> tableOfUnit(
      @PathVariable String unitCode, @PathVariable String part, HttpSession session) {
    return download(boards.unit(unitCode, leader(session)), part);
  }

  /**
   * @param path behind that of the whole board; empty for it
   */
  private static String show(Optional<Board> board, String path, Model model) {
    model.addAttribute("board", seen(board));
    model.addAttribute("path", path);
    model.addAttribute("ofUnit", path.matches("/\\d+"));
    return "board";
  }

  private static ResponseEntity<byte[]> download(Optional<Board> board, String part) {
    return seen(seen(board).part(part)).workbook().download();
  }

  private static <T> T seen(Optional<T> found) {
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Who is at the page; 403 without one of the posts, asked anew each time. */
  private String leader(HttpSession session) {
    String person = LoggedIn.person(session);
    if (!LeadingPosts.read(inTheNameOf.postsOf(person))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return person;
  }
}
