// What Tasklist lacks: a light on each task, limits as dates, and the way to our own pages.

// A task's priority is its light, set by its reminder and its overdue mark.
const LIGHTS = [
  { from: 90, name: 'red', text: '已超期' },
  { from: 70, name: 'yellow', text: '即将到期' },
  { from: 0, name: 'green', text: '期限内' }
];

function light(priority) {
  const value = parseInt(priority.textContent, 10);
  if (Number.isNaN(value)) {
    return;
  }
  const found = LIGHTS.find(candidate => value >= candidate.from);
  if (priority.dataset.light !== found.name) {
    priority.dataset.light = found.name;
    priority.setAttribute('role', 'img');
    priority.setAttribute('aria-label', found.text);
    priority.title = found.text;
  }
}

// “8天后” says little to somebody who answers for a date: the day itself comes first.
function exactDay(relative) {
  const [day, year] = /^(\d+)年\d+月\d+日/.exec(relative.getAttribute('uib-tooltip')) || [];
  if (day && relative.dataset.day !== day) {
    relative.dataset.day = day;
    sayIfProvisional(relative, Number(year));
  }
}

// Of a year whose holidays are not announced, a limit that counts working days is provisional.
let announced;

async function lastAnnouncedYear() {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  const answer = await fetch(`${root}/special-days`);
  if (!answer.ok) {
    throw new Error(`special days: ${answer.status}`);
  }
  return Math.max(...(await answer.json()).map(day => Number(day.date.slice(0, 4))));
}

async function sayIfProvisional(relative, year) {
  announced = announced || lastAnnouncedYear();
  try {
    const unknown = year > await announced;
    relative.dataset.provisional = unknown ? 'yes' : 'no';
    relative.title = unknown ? `${year}年放假安排尚未公布，按工作日计算的期限暂按法定节假日和周末推算` : '';
  } catch (refused) {
    announced = undefined; // asked again with the next task, by whoever is logged in then
  }
}

// The form widgets' own words, which no locale file reaches.
const WIDGET_WORDS = [
  [/^Field is required\.$/, () => '此项必填。'],
  [/^Field must have maximum length of (\d+)\.$/, max => `超过${max}字的上限，请精简。`],
  [/^Field must have minimum length of (\d+)\.$/, min => `至少填写${min}字。`],
  [/^Field must have maximum value of (\S+)\.$/, max => `不能大于${max}。`],
  [/^Field must have minimum value of (\S+)\.$/, min => `不能小于${min}。`],
  [/^Field must match pattern .*$/, () => '格式不正确，请按说明填写。'],
  [/^Value is not a number\.$/, () => '请填写数字。'],
  [/^Select$/, () => '请选择'],
  [/^Search$/, () => '查找'],
  [/^Add new$/, () => '增加一行'],
  [/^No results$/, () => '没有符合的选项'],
  [/^(?:yyyy|mm|dd|[/.-])+$/, () => '年-月-日'],
  [/^Nothing to show\.$/, () => '没有数据'],
  [/^Expand all \((\d+)\)$/, count => `全部展开（${count}）`],
  [/^Collapse$/, () => '收起']
];

function chinese(text) {
  for (const [pattern, translate] of WIDGET_WORDS) {
    const match = pattern.exec(text.trim());
    if (match) {
      return translate(...match.slice(1));
    }
  }
  return null;
}

function widgetWords(form) {
  const texts = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const translated = chinese(texts.currentNode.data);
    if (translated) {
      texts.currentNode.data = translated;
    }
  }
  form.querySelectorAll('[placeholder]').forEach(field => {
    const translated = chinese(field.placeholder);
    if (translated) {
      field.placeholder = translated;
    }
  });
}

// A task is marked with its unit's code; people know units by name.
let units;

async function unitNames() {
  const root = document.querySelector('base').getAttribute('app-root');
  const answer = await fetch(`${root}/api/engine/engine/default/tenant`);
  if (!answer.ok) {
    throw new Error(`tenants: ${answer.status}`);
  }
  return new Map((await answer.json()).map(unit => [unit.id, unit.name]));
}

async function unitName({ firstChild: text }) {
  const code = text && text.data.trim();
  if (!/^\d{6}(-L\d+)?$/.test(code)) {
    return;
  }
  units = units || unitNames();
  try {
    const name = (await units).get(code);
    if (name && text.data.trim() === code) {
      text.data = name; // the node stays: Tasklist writes the next task's code into it
    }
  } catch (refused) {
    units = undefined; // asked again with the next task, by whoever is logged in then
  }
}

// A list opens as soon as it is reached by the keyboard; the vendor takes the click that follows for
// one to close it, and marks the field as left empty.
let pressed = false;

function openedByKeyboard({ target }) {
  const list = target.closest && target.closest('.fjs-form-field-select');
  if (list && !pressed) {
    list.dataset.justOpened = 'yes';
  }
}

function keepOpen(event) {
  pressed = true;
  const list = event.target.closest('.fjs-form-field-select');
  if (list && list.dataset.justOpened && !event.target.closest('.fjs-dropdownlist')) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (list) {
    delete list.dataset.justOpened;
  }
}

document.addEventListener('focus', openedByKeyboard, true);
document.addEventListener('blur', ({ target }) => {
  const list = target.closest && target.closest('.fjs-form-field-select');
  if (list) {
    delete list.dataset.justOpened;
  }
}, true);
document.addEventListener('mousedown', keepOpen, true);

// Esc closes what is open in a form, and not the dialog around it. A plain list knows no Esc: it
// closes when it is left, and is told so while the keyboard stays where it is.
document.addEventListener('keydown', event => {
  const field = event.key === 'Escape' && event.target.closest('.fjs-form-field');
  if (field && field.querySelector('.fjs-dropdownlist, .flatpickr-calendar.open')) {
    event.preventDefault();
    if (event.target.matches('.fjs-select-hidden-input')) {
      event.target.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  }
}, true);
document.addEventListener('mouseup', () => { pressed = false; }, true);

const OWN_PAGES = [
  { path: '/work', name: '我的办件', title: '已办、我发起的、超期督办' },
  { path: '/cases', name: '办件查询', title: '按编号、事项、当事人、状态查询办件' },
  { path: '/enterprises', name: '企业名录', title: '查询、登记企业' },
  { path: '/manual', name: '使用手册', title: '各岗位怎样办' }
];

// What somebody is urged to do and has not read: asked for when they have logged in, and every five
// minutes.
const URGED_EVERY = 300000;

async function showUrged(navigation) {
  let unread = 0;
  try {
    const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    const answer = await fetch(`${root}/work/urgings/unread`, { redirect: 'manual' });
    unread = answer.ok ? (await answer.json()).unread : 0;
  } catch (unreachable) {
    return; // what was known stays
  }
  const shown = navigation.querySelector('.urged');
  if (shown) {
    shown.remove();
  }
  if (unread > 0) {
    const item = ownPage({ path: '/work/urgings', name: `催办（${unread}）`, title: `有${unread}项催办还没有阅读` });
    item.classList.add('urged');
    navigation.prepend(item);
  }
}

setInterval(() => {
  document.querySelectorAll('ul[cam-if-logged-in][data-news]').forEach(showUrged);
}, URGED_EVERY);

// Deployments that wait for a process designer, or that others have decided: asked for when somebody
// has logged in, and every minute if it is one.
const NEWS_EVERY = 60000;
let designer = false;

async function showNews(navigation) {
  let news = { designer: false, waiting: 0, decided: 0 };
  try {
    const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    const answer = await fetch(`${root}/deployments/news`, { redirect: 'manual' });
    news = answer.ok ? await answer.json() : news;
  } catch (unreachable) {
    return; // what was known stays
  }
  designer = news.designer;
  const shown = navigation.querySelector('.deployment-news');
  if (shown) {
    shown.remove();
  }
  if (news.waiting + news.decided > 0) {
    const item = ownPage({
      path: '/deployments',
      name: `部署核准（${news.waiting + news.decided}）`,
      title: `${news.waiting}项部署待您核准，您提交的部署有${news.decided}项结果`
    });
    item.classList.add('deployment-news');
    navigation.prepend(item);
  }
}

setInterval(() => {
  if (designer) {
    document.querySelectorAll('ul[cam-if-logged-in]').forEach(showNews);
  }
}, NEWS_EVERY);

function ownPage(page) {
  const item = document.createElement('li');
  item.className = 'own-page';
  const link = document.createElement('a');
  link.href = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + page.path;
  link.textContent = page.name;
  link.title = page.title;
  item.appendChild(link);
  return item;
}

// Whatever has a number or a name, from wherever one is.
function find() {
  const item = document.createElement('li');
  item.className = 'own-page find';
  const form = document.createElement('form');
  form.action = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/search';
  form.setAttribute('role', 'search');
  const text = document.createElement('input');
  Object.assign(text, { type: 'search', name: 'q', required: true, maxLength: 100, placeholder: '查找编号、名称、文号' });
  text.setAttribute('aria-label', '查找编号、名称、文号');
  form.append(text);
  item.append(form);
  return item;
}

// Limits and whom a task belongs to are shown here, not set; see styles/user-styles.css.
function onlyShown(value) {
  value.tabIndex = -1;
}

function decorate() {
  document.querySelectorAll('.due-date, .followup-date, .assignee [cam-widget-inline-field]').forEach(onlyShown);
  document.querySelectorAll('li.task .priority').forEach(light);
  document.querySelectorAll('.due-date [am-time-ago], .followup-date [am-time-ago]').forEach(exactDay);
  document.querySelectorAll('.fjs-form').forEach(widgetWords);
  document.querySelectorAll('.tenant-id').forEach(unitName);
  const navigation = document.querySelector('[cam-widget-header] ul[cam-if-logged-in], ul[cam-if-logged-in]');
  if (navigation && !navigation.querySelector('.own-page')) {
    navigation.prepend(find(), ...OWN_PAGES.map(ownPage));
  }
  // It is there, and not seen, before anybody has logged in.
  if (navigation && navigation.offsetParent && !navigation.dataset.news) {
    navigation.dataset.news = 'asked';
    showNews(navigation);
    showUrged(navigation);
  } else if (navigation && !navigation.offsetParent) {
    delete navigation.dataset.news;
  }
}

new MutationObserver(decorate).observe(document.body, { childList: true, subtree: true, characterData: true });
decorate();
