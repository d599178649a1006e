// People and posts by name where the vendor shows logins and codes, in Tasklist and in Cockpit.

const PLACES = [
  '.assignee', // a task, its card, a case's tasks in Cockpit
  '.groups', '.dashboard-row td', // posts of a task, tasks of a post in Cockpit
  '.operation-user', '.event-body .new-value', '.event-body .original-value' // a task's history
].join(', ');
const WORD = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/i;

const names = new Map(); // by login or code; the word itself while its name is asked for or unknown
let waiting = new Set();
let posts;

async function answer(path) {
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  return Object.entries(await (await fetch(root + path, { redirect: 'manual' })).json());
}

async function ask() {
  const words = [...waiting];
  waiting = new Set();
  try {
    posts = posts || answer('/posts');
    const query = words.map(word => `login=${encodeURIComponent(word)}`).join('&');
    const found = await Promise.all([posts, answer(`/names?${query}`)]);
    found.flat().forEach(([word, name]) => names.set(word, name));
    show();
  } catch (refused) {
    posts = undefined; // asked again with the next change of the page
    words.forEach(word => names.delete(word));
  }
}

function nameOf(word) {
  if (!WORD.test(word)) {
    return word;
  }
  if (!names.has(word)) {
    names.set(word, word);
    if (waiting.size === 0) {
      setTimeout(ask, 50); // those of the whole page together
    }
    waiting.add(word);
  }
  return names.get(word);
}

function show() {
  document.querySelectorAll(PLACES).forEach(place => {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const shown = text.data.trim();
      const named = shown.split(', ').map(nameOf).join('、');
      if (shown && named !== shown.replaceAll(', ', '、')) {
        text.data = text.data.replace(shown, () => named); // the node stays, the vendor writes into it
      }
    }
  });
}

new MutationObserver(show).observe(document.body, { childList: true, subtree: true, characterData: true });
show();
