// The button that prints a page; without scripts there is none, and the browser's own does it.
(() => {
  'use strict';

  document.querySelectorAll('button.print').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
})();
