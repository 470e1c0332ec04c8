// A number that is pressed shows where it comes from: the part of the page's end that is about it, in a
// window above the figures. Without this script the same links lead down to that part.
'use strict';
(() => {
  const dialog = document.getElementById('why');
  const title = document.getElementById('why-title');
  const content = document.getElementById('why-content');

  function show(link) {
    const backing = document.getElementById('backing-' + link.dataset.why);
    const who = link.dataset.who;
    title.textContent = link.dataset.title;
    content.replaceChildren(...[...backing.children].filter((part) => part.tagName !== 'SUMMARY')
      .map((part) => part.cloneNode(true)));
    for (const part of content.querySelectorAll('[id]')) part.removeAttribute('id');
    // a county's number is made of its own rows only, the city's formula of everybody's
    for (const part of content.querySelectorAll('[data-who]')) {
      const own = part.dataset.who === who;
      const ofAll = who === '' && part.classList.contains('rows');
      if (!own && !ofAll) part.remove();
    }
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-why]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link);
    } else if (event.target === dialog) {
      dialog.close();
    }
  });
  document.getElementById('why-close').addEventListener('click', () => dialog.close());
})();
