// 人工任务 counts open tasks of posts. The vendor counts them in the history, where ours leaves out
// which post a task is for; the open tasks themselves know.
define(['angular'], angular => {
  'use strict';

  function isAboutPosts({ unfinished, withCandidateGroups, withoutCandidateGroups }) {
    return unfinished && (withCandidateGroups || withoutCandidateGroups);
  }

  angular.module('qs.figures', ['cam.commons']).run(['camAPI', camAPI => {
    const history = camAPI.resource('history');
    const { taskCount } = history;
    if (!taskCount) {
      console.warn('figures.js: the history is asked otherwise, tasks of posts are counted there');
      return;
    }
    history.taskCount = function counted(asked, done) {
      if (!isAboutPosts(asked)) {
        return taskCount.call(history, asked, done);
      }
      const { unfinished, ...open } = asked;
      return camAPI.resource('task').count(open, (error, count) =>
        done(error, typeof count === 'number' ? { count } : count));
    };
  }]);
});
