// The way to the staff manual from Cockpit's header, which is drawn when somebody has logged in.
function offer() {
  const navigation = document.querySelector('[cam-widget-header] ul[cam-if-logged-in], ul[cam-if-logged-in]');
  if (!navigation || navigation.querySelector('.manual')) {
    return;
  }
  const item = document.createElement('li');
  item.className = 'manual';
  const link = document.createElement('a');
  link.href = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/manual';
  link.textContent = '使用手册';
  link.title = '各岗位怎样办';
  item.append(link);
  navigation.prepend(item);
}

new MutationObserver(offer).observe(document.body, { childList: true, subtree: true });
offer();
