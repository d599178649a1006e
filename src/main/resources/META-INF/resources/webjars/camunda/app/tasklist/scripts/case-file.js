// The tab 文书与附件 of a task, and what the forms in it do; the page /cases/<number> shows the same
// and loads this file too. The server renders, this only fetches and sends.

const GONE = '没有找到该业务，或者您无权查阅。';
const ENDED = '登录已过期，请重新登录。';
const NOT_UPLOADED = '登录已过期，文件没有上传。请重新登录，登录后回到这里，重新选择文件再上传。';
const NOT_WITHDRAWN = '登录已过期，附件没有作废。请重新登录，登录后回到这里，再作一次。';
const INTERRUPTED = '文件没有传完，没有保存。请检查网络后重试。';
// Nobody knows here whether the server failed before or after it kept what was sent.
const FAILED = '系统没有正常答复，操作可能已经生效。请先刷新页面核对，再决定是否重新提交；仍有问题请联系系统管理员。';

// A login that is asked for before anything is read is a redirection, whose status a script is not told.
const hasEnded = status => status === 401 || status === 0;

function sentence(status, type, text) {
  if (status === 404) {
    return GONE;
  }
  return type && type.startsWith('text/plain') ? text : FAILED;
}

// Tasklist asks for the login itself, and then shows the same task.
function tellEnded(place, text) {
  const link = document.createElement('a');
  link.textContent = '重新登录';
  if (document.querySelector('base')) {
    link.href = '';
    link.addEventListener('click', event => {
      event.preventDefault();
      window.location.reload();
    });
  } else {
    link.href = document.querySelector('header a').href;
  }
  place.replaceChildren(text, ' ', link);
}

function tell(file, kind, text) {
  file.querySelectorAll('.refusal, .done').forEach(line => {
    line.textContent = line.classList.contains(kind) ? text : '';
  });
}

function drawn(html) {
  return new DOMParser().parseFromString(html, 'text/html').querySelector('.case-file');
}

// A wide diagram begins where the case is.
function showNow(file) {
  const drawing = file.querySelector('.drawing');
  const now = drawing && drawing.querySelector('rect.now, circle.now');
  if (now) {
    drawing.scrollLeft += now.getBoundingClientRect().left - drawing.getBoundingClientRect().left
      - drawing.clientWidth / 2;
  }
}

function send(form, done) {
  const file = form.closest('.case-file');
  const button = form.querySelector('button');
  const progress = form.querySelector('progress');
  const request = new XMLHttpRequest();
  const refused = text => {
    button.disabled = false;
    if (progress) {
      progress.hidden = true;
    }
    tell(file, 'refusal', text);
  };
  request.open('POST', form.action);
  request.upload.onprogress = event => {
    if (progress && event.lengthComputable) {
      progress.value = event.loaded / event.total;
    }
  };
  request.onerror = () => refused(INTERRUPTED);
  request.onload = () => {
    const changed = request.status === 200 ? drawn(request.responseText) : null;
    if (changed) {
      file.replaceWith(changed);
      showNow(changed);
      tell(changed, 'done', done);
    } else if (hasEnded(request.status)) {
      refused('');
      tellEnded(file.querySelector('.refusal'), progress ? NOT_UPLOADED : NOT_WITHDRAWN);
      form.dispatchEvent(new CustomEvent('qs-ended', { bubbles: true })); // see own-page.js
    } else {
      refused(sentence(request.status, request.getResponseHeader('Content-Type'), request.responseText));
    }
  };
  tell(file, 'done', '');
  button.disabled = true; // a second click does not send twice
  if (progress) {
    progress.value = 0;
    progress.hidden = false;
  }
  request.send(new FormData(form));
}

document.querySelectorAll('.case-file').forEach(showNow); // the page is there when a module runs

document.addEventListener('submit', event => {
  const form = event.target.closest('.case-file form');
  if (!form) {
    return;
  }
  event.preventDefault();
  const input = form.querySelector('input[type=file]');
  const [chosen] = input ? input.files : [];
  if (!input) {
    send(form, '已作废。');
  } else if (!chosen) {
    tell(form.closest('.case-file'), 'refusal', '请先选择文件，再点“上传”。');
  } else if (chosen.size > Number(form.dataset.mostBytes)) {
    tell(form.closest('.case-file'), 'refusal', form.dataset.tooLarge);
  } else {
    send(form, `已上传“${chosen.name}”。`);
  }
});

document.addEventListener('change', event => {
  const input = event.target.closest('.case-file input[type=file]');
  if (input) {
    input.form.querySelector('.chosen').textContent = input.files.length ? input.files[0].name : '未选择文件';
    tell(input.closest('.case-file'), 'done', '');
  }
});

async function show(container, taskId) {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  container.textContent = '正在读取……';
  try {
    const answer = await fetch(`${root}/tasks/${encodeURIComponent(taskId)}/case`, { redirect: 'manual' });
    const text = await answer.text();
    const file = answer.ok ? drawn(text) : null;
    if (file) {
      container.replaceChildren(file);
      showNow(file);
    } else if (hasEnded(answer.status)) {
      tellEnded(container, ENDED);
    } else {
      container.textContent = sentence(answer.status, answer.headers.get('Content-Type'), text);
    }
  } catch (unreachable) {
    container.textContent = FAILED;
  }
}

export default {
  id: 'task-detail-case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900, // beside the form, before the history
  properties: { label: '文书与附件' },
  render: (container, { taskId }) => {
    show(container, taskId);
  }
};
