// What supervisors have of a process beside the vendor's tabs: closed cases, where work waits, urging,
// steps that have failed. Each tab shows one of our own pages: the server renders, this fetches, sends
// what is entered there, and draws on the diagram what the table of 流程堵点 says.

const READING = '正在读取……';
const LOGGED_OUT = '登录已失效，请重新登录后再试。';
const NOT_YOURS = '这里由督查员和单位负责人查阅，您的岗位不能查阅。';
const FAILED = '没有读取成功，请稍后重试；仍有问题请联系系统管理员。';

// In the place of the tab it is clear of which process, and that they are closed.
const KNOWN_HERE = ['process', 'kind', 'standing'];
const PAGES_OF_TABS = /\/(cases|supervision\/\w+|work\/urgings(\/new)?)$/;
const BADGES = 'bottleneck';

const root = () => document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

let viewer; // of the diagram on the page
let heated = [];
let latest; // what a tab shows: it may be there before the diagram

function cool() {
  if (viewer) {
    viewer.get('overlays').remove({ type: BADGES });
    heated.forEach(([step, heat]) => viewer.get('canvas').removeMarker(step, heat));
  }
  heated = [];
}

function badge({ badge: text, heat }) {
  const element = document.createElement('div');
  element.className = `step-badge heat-${heat}`;
  element.textContent = text;
  return element;
}

function heat(page) {
  cool();
  latest = page;
  page.querySelectorAll('[data-step]').forEach(({ dataset }) => {
    if (viewer && viewer.get('elementRegistry').get(dataset.step)) {
      const marker = `heat-${dataset.heat}`;
      viewer.get('overlays').add(dataset.step, BADGES, {
        position: { bottom: 4, left: 0 }, scale: { min: 0.7 }, html: badge(dataset)
      });
      viewer.get('canvas').addMarker(dataset.step, marker);
      heated.push([dataset.step, marker]);
    }
  });
}

function told(status) {
  return status === 403 ? NOT_YOURS : [0, 401].includes(status) ? LOGGED_OUT : FAILED;
}

async function show(container, address, sent) {
  container.setAttribute('aria-busy', 'true');
  if (!container.hasChildNodes()) {
    container.textContent = READING;
  }
  try {
    const answer = await fetch(address, sent || { redirect: 'manual' });
    const main = answer.ok
      ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
      : null;
    if (main) {
      container.replaceChildren(...main.childNodes);
      KNOWN_HERE.forEach(name => container.querySelectorAll(`.filters [name=${name}]`).forEach(field => {
        field.closest('p').hidden = true;
      }));
      heat(container);
      if (sent) {
        container.scrollIntoView(); // what came of it stands on top
      }
    } else {
      container.textContent = told(answer.status);
    }
  } catch (unreachable) {
    container.textContent = FAILED;
  }
  container.removeAttribute('aria-busy');
}

function submitted(container, event) {
  event.preventDefault();
  const form = event.target;
  const fields = new URLSearchParams(new FormData(form));
  if (form.method === 'post') {
    show(container, form.action, { method: 'POST', body: fields });
  } else {
    show(container, `${form.action}?${fields}`);
  }
}

function clicked(container, event) {
  const link = event.target.closest('a');
  if (link && PAGES_OF_TABS.test(link.pathname) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    show(container, link.href);
  }
}

const tab = (id, label, priority, address) => ({
  id,
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority,
  properties: { label },
  render: async (node, { api, processDefinitionId }) => {
    const container = document.createElement('div');
    container.className = 'own-page';
    container.addEventListener('submit', event => submitted(container, event));
    container.addEventListener('click', event => clicked(container, event));
    node.append(container);
    const answer = await fetch(`${api.engineApi}/process-definition/${processDefinitionId}`);
    if (answer.ok) {
      show(container, root() + address(encodeURIComponent((await answer.json()).key)));
    } else {
      container.textContent = told(answer.status);
    }
  },
  unmount: () => {
    cool();
    latest = undefined;
  }
});

// Before 被调用流程定义 and 作业定义, which say little to a supervisor.
export default [
  tab('closed-cases', '已办结', 9, key => `/cases?kind=${key}&standing=closed&sort=closed`),
  tab('bottlenecks', '流程堵点', 8, key => `/supervision/bottlenecks?process=${key}`),
  tab('urging', '催办', 7, key => `/work/urgings/new?process=${key}&overdue=true`),
  tab('failures', '失败步骤', 6, key => `/supervision/failures?process=${key}`),
  {
    id: 'bottleneck-diagram',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 1,
    render: shown => {
      viewer = shown;
      if (latest) {
        heat(latest);
      }
    },
    unmount: () => { viewer = undefined; }
  }
];
