// What is typed into a form of our own pages is kept in this tab while it is sent. If the session
// has ended in the meantime, the answer (error.html) leads by the login back to the page, where the
// same person finds the form as it was. Any other answer forgets it. Files and passwords are never
// kept, nor what a form calls sealed.
(() => {
  'use strict';

  const KEPT = 'qs-sent'; // read by scripts/login.js of the web applications, too
  const { person, ended } = document.currentScript.dataset;
  let page = location.pathname + location.search;

  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT));
    } catch (unreadable) {
      return null;
    }
  };
  const keep = sent => sessionStorage.setItem(KEPT, JSON.stringify(sent));
  const path = form => new URL(form.getAttribute('action') || '', location.href).pathname;
  const takes = ({ name, type }) =>
    name && name !== '_token' && !name.startsWith('sealed') && !['file', 'password', 'submit'].includes(type);

  function fill(form, fields) {
    const left = fields.slice();
    [...form.elements].filter(takes).forEach(field => {
      if (field.type === 'checkbox' || field.type === 'radio') {
        field.checked = left.some(([name, value]) => name === field.name && value === field.value);
        return;
      }
      const at = left.findIndex(([name]) => name === field.name);
      if (at >= 0) {
        field.value = left.splice(at, 1)[0][1];
      }
    });
    const told = document.createElement('p');
    told.className = 'done';
    told.setAttribute('role', 'status');
    const again = fields.length ? '上次填写的内容没有提交，已为您恢复' : '上次的操作没有生效';
    told.textContent = form.querySelector('input[type=file]')
      ? `${again}；文件请重新选择，核对后重新提交。`
      : `${again}，请核对后重新提交。`;
    document.querySelector('main').prepend(told);
    const folded = form.closest('details');
    if (folded) {
      folded.open = true;
    }
    form.scrollIntoView({ block: 'nearest' });
  }

  function afterRefusal(sent) {
    if (sent && sent.action === location.pathname) {
      keep({ ...sent, ended: true });
      const toLogin = ended === '401';
      document.querySelector('.refused').textContent = toLogin
        ? '登录已过期，操作没有生效。填写的内容已保留，请重新登录，登录后回到原页面。'
        : '页面已过期，操作没有生效。填写的内容已保留，请返回原页面，核对后重新提交。';
      const back = document.querySelector('header a');
      back.textContent = toLogin ? '重新登录' : '返回原页面';
      back.href = toLogin ? back.href : sent.page;
    }
  }

  function afterAnswer(sent) {
    if (!sent || sent.person !== person) {
      return;
    }
    if (!sent.ended) {
      page = sent.action === location.pathname ? sent.page : page; // a refusal shows the page again
      sessionStorage.removeItem(KEPT);
    } else if (sent.page === page) {
      const form = [...document.forms].find(candidate => candidate.method === 'post' && path(candidate) === sent.action);
      if (form) {
        fill(form, sent.fields);
        sessionStorage.removeItem(KEPT);
      }
    }
  }

  if (ended) {
    afterRefusal(kept());
    return;
  }
  afterAnswer(kept());
  const sentWith = form => ({
    person,
    page,
    action: path(form),
    fields: [...form.elements]
      .filter(field => takes(field) && (field.checked || !['checkbox', 'radio'].includes(field.type)))
      .map(field => [field.name, field.value])
  });
  window.addEventListener('submit', event => {
    const form = event.target;
    if (!event.defaultPrevented && form.method === 'post') {
      keep(sentWith(form));
    }
  });
  window.addEventListener('change', ({ target }) => {
    if (target.matches('.field .choose input')) {
      target.closest('.field').querySelector('.chosen').textContent = target.files.length ? target.files[0].name : '未选择文件';
    }
  });
  // What a script of the page has sent, and was told that nobody is logged in (case-file.js).
  window.addEventListener('qs-ended', ({ target: form }) => keep({ ...sentWith(form), ended: true }));
})();
