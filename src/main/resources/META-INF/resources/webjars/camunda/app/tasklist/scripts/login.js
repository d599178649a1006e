// The login pages forget the name when they are refused: of two fields one was wrong, and it is
// mostly the password. The sentence that they show is the server's.
let refused = '';

function keepName() {
  const name = document.querySelector('form[name=signinForm] input[ng-model=username]');
  if (refused && name && !name.value) {
    name.value = refused;
    name.dispatchEvent(new Event('input'));
    document.querySelector('form[name=signinForm] input[type=password]').focus();
  }
}

// Whose session ended on a page of ours goes back there, to what was typed; see own-page.js.
function backToOwnPage(name) {
  const sent = JSON.parse(sessionStorage.getItem('qs-sent'));
  if (sent && sent.ended && sent.person === name) {
    window.location.assign(sent.page);
  }
}

// Whoever leads or supervises begins with 活动进展, unless a link or an ended session leads to a task.
async function toLandingPage() {
  if (/[?&]task=/.test(window.location.hash)) {
    return;
  }
  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  const answer = await fetch(`${root}/landing`);
  const { page } = answer.ok ? await answer.json() : {};
  if (page) {
    window.location.assign(root + page);
  }
}

export default ['admin', 'cockpit', 'tasklist', 'welcome'].flatMap(app => [
  {
    id: 'rememberName',
    pluginPoint: `${app}.login.data`,
    result(login, scope) {
      const name = scope.username;
      login.then(() => backToOwnPage(name));
      if (app === 'tasklist') {
        // Once Tasklist has gone to where it wanted, which it does with this event.
        scope.$root.$on('authentication.login.success', () => setTimeout(toLandingPage));
      }
      // After the page's own answer to a refusal, which empties the fields.
      login.catch(() => {
        refused = name;
        setTimeout(keepName);
      });
    }
  },
  {
    // A wrong password draws the whole form anew.
    id: 'keepName',
    pluginPoint: `${app}.login`,
    render: () => setTimeout(keepName)
  }
]);
