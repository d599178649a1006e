// One tick chooses all rows of a list: <label hidden data-all="task"> stands in its head, and shows
// itself here, since without scripts it would do nothing.
(() => {
  'use strict';

  document.querySelectorAll('label[data-all]').forEach(label => {
    const all = label.querySelector('input');
    const rows = [...label.closest('table').querySelectorAll(`input[type=checkbox][name="${label.dataset.all}"]`)];
    const look = () => {
      const chosen = rows.filter(row => row.checked).length;
      all.checked = chosen > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    };
    all.addEventListener('change', () => rows.forEach(row => { row.checked = all.checked; }));
    rows.forEach(row => row.addEventListener('change', look));
    label.hidden = rows.length < 2;
    look();
  });
})();
