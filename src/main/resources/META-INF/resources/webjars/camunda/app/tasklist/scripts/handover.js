// The tab 转办与接办 of a task: what /work/held/<task> shows. Its forms lead to that page.

const GONE = '没有找到该任务，或者您无权查阅。';
const LOGGED_OUT = '登录已失效，请重新登录后再试。';
const FAILED = '没有读取成功，请稍后重试；仍有问题请联系系统管理员。';

async function show(container, taskId) {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  container.textContent = '正在读取……';
  try {
    const answer = await fetch(`${root}/tasks/${encodeURIComponent(taskId)}/handover`, { redirect: 'manual' });
    const block = answer.ok
      ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.handover')
      : null;
    if (block) {
      container.replaceChildren(block);
    } else {
      container.textContent = answer.status === 404 ? GONE : [0, 401].includes(answer.status) ? LOGGED_OUT : FAILED;
    }
  } catch (unreachable) {
    container.textContent = FAILED;
  }
}

export default {
  id: 'task-detail-handover',
  pluginPoint: 'tasklist.task.detail',
  priority: 890, // behind the case file
  properties: { label: '转办与接办' },
  render: (container, { taskId }) => {
    show(container, taskId);
  }
};
