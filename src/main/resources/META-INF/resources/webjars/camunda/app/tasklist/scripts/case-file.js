// The tab 文书与附件 of a task, and what the forms in it do; the page /cases/<number> shows the same
// and loads this file too. The server renders, this only fetches and sends.

const GONE = '没有找到该业务，或者您无权查阅。';
const LOGGED_OUT = '登录已失效，请重新登录后再试。';
const INTERRUPTED = '文件没有传完，没有保存。请检查网络后重试。';
// Nobody knows here whether the server failed before or after it kept what was sent.
const FAILED = '系统没有正常答复，操作可能已经生效。请先刷新页面核对，再决定是否重新提交；仍有问题请联系系统管理员。';

function sentence(status, type, text) {
  if (status === 401 || status === 0) {
    return LOGGED_OUT;
  }
  if (status === 404) {
    return GONE;
  }
  return type && type.startsWith('text/plain') ? text : FAILED;
}

function tell(file, kind, text) {
  file.querySelectorAll('.refusal, .done').forEach(line => {
    line.textContent = line.classList.contains(kind) ? text : '';
  });
}

function drawn(html) {
  return new DOMParser().parseFromString(html, 'text/html').querySelector('.case-file');
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
      tell(changed, 'done', done);
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
