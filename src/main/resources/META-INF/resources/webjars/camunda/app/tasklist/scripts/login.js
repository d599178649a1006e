// The login pages forget the name when they are refused: of two fields one was wrong, and it is
// mostly the password. The sentence that they show is the server's.
export default ['admin', 'cockpit', 'tasklist', 'welcome'].map(app => ({
  id: 'keepUserName',
  pluginPoint: `${app}.login.data`,
  result(login, scope) {
    const name = scope.username;
    // After the page's own answer to a refusal, which empties both fields.
    login.catch(() =>
      setTimeout(() => {
        scope.$apply(() => {
          scope.username = name;
        });
        document.querySelector('form[name=signinForm] input[type=password]')?.focus();
      })
    );
  }
}));
