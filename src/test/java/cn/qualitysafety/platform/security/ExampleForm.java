package cn.qualitysafety.platform.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A form of our own, and what it is sent to. */
@Controller
class ExampleForm {

  @GetMapping("/example/form")
  @ResponseBody
  String form(@ModelAttribute("csrfToken") String token) {
    return "<input name=\"_token\" value=\"%s\">".formatted(token);
  }

  @GetMapping("/example/elsewhere")
  String elsewhere() {
    return "redirect:/work";
  }

  @RequestMapping("/example/change")
  @ResponseBody
  String change(@RequestParam String name) {
    return "changed " + name;
  }
}
