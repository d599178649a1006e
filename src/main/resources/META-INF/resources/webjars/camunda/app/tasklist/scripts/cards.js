// What tells one task in the list from the next: the number of its case, whom it is about, and whether
// the case has been here before. Without it a card shows what the filter shows.

const known = new Map(); // by task; a case keeps its number and its party
let waiting = new Map();

async function ask() {
  const asked = waiting;
  waiting = new Map();
  try {
    const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    const query = [...asked.keys()].map(id => `id=${encodeURIComponent(id)}`).join('&');
    const answer = await fetch(`${root}/tasks/cards?${query}`, { redirect: 'manual' });
    const cards = await answer.json();
    asked.forEach((containers, id) => {
      known.set(id, cards[id] || null);
      containers.forEach(container => show(container, id));
    });
  } catch (refused) {
    console.warn('cards.js: the cards are as the filter has them', refused);
  }
}

function show(container, taskId) {
  const card = known.get(taskId);
  if (!card) {
    return;
  }
  const number = document.createElement('span');
  number.className = 'case-number';
  number.textContent = card.caseNumber;
  const about = document.createElement('span');
  about.textContent = card.about;
  const line = document.createElement('div');
  line.className = 'case-card';
  line.append(number, ' ', about);
  if (card.round > 1) { // such as one that was given back
    const again = document.createElement('span');
    again.className = 'again';
    again.textContent = `第${card.round}次办理`;
    line.append(' ', again);
  }
  container.replaceChildren(line);
}

export default {
  id: 'task-card-case',
  pluginPoint: 'tasklist.card',
  priority: 300, // before the variables of the filter
  render: (container, { taskId }) => {
    if (known.has(taskId)) {
      show(container, taskId);
      return;
    }
    if (waiting.size === 0) {
      setTimeout(ask, 20); // those of the whole list together
    }
    waiting.set(taskId, [...(waiting.get(taskId) || []), container]);
  }
};
