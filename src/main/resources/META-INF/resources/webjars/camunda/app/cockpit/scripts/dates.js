// Cockpit's lists have the form of their times built in: 2026-11-24T16:27:18 becomes 2026年11月24日 16:27:18.

const BUILT_IN = /^(\s*)(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(\s*)$/;

function chinese(text) {
  const match = BUILT_IN.exec(text.data);
  if (match) {
    const [, before, year, month, day, time, after] = match;
    text.data = `${before}${year}年${Number(month)}月${Number(day)}日 ${time}${after}`;
  }
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
  changes.forEach(change =>
    change.type === 'characterData' ? chinese(change.target) : change.addedNodes.forEach(within))
).observe(document.body, { childList: true, subtree: true, characterData: true });
