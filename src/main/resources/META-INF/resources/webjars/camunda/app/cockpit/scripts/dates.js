// What no locale file reaches in Cockpit's lists. The form of their times is built in:
// 2026-11-24T16:27:18 becomes 2026年11月24日 16:27:18. A list that is drawn before the words are
// loaded, as from a link in Tasklist, shows their keys: PLUGIN_VARIABLE_NAME becomes 名称.

const BUILT_IN = /^(\s*)(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(\s*)$/;
const KEY = /^\s*[A-Z]+(_[A-Z\d]+)+\s*$/;
const FIXED = { Actions: '操作' };

let words;

async function loaded() {
  const root = document.querySelector('base').getAttribute('app-root');
  return (await (await fetch(`${root}/app/cockpit/locales/zh-CN.json`)).json()).labels;
}

function word(shown, write) {
  const key = shown.trim();
  if (FIXED[key]) {
    write(FIXED[key]);
  } else if (KEY.test(shown)) {
    words = words || loaded();
    words.then(labels => labels[key] && write(labels[key]), () => { words = undefined; });
  }
}

function chinese(text) {
  const match = BUILT_IN.exec(text.data);
  if (match) {
    const [, before, year, month, day, time, after] = match;
    text.data = `${before}${year}年${Number(month)}月${Number(day)}日 ${time}${after}`;
    return;
  }
  word(text.data, label => { text.data = label; });
}

function within(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    chinese(node);
    return;
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    chinese(texts.currentNode);
  }
}

new MutationObserver(changes =>
  changes.forEach(change => {
    if (change.type === 'attributes') {
      word(change.target.placeholder || '', label => { change.target.placeholder = label; });
    } else if (change.type === 'characterData') {
      chinese(change.target);
    } else {
      change.addedNodes.forEach(within);
    }
  })
).observe(document.body, {
  childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['placeholder']
});
