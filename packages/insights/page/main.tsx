import { render } from 'preact';

import { App } from './app.tsx';
import { loadPageData } from './load-page-data.ts';
import { startTheme } from './theme.ts';

const place = document.getElementById('page');

function complain(error: unknown): void {
  if (place) place.textContent = `This report cannot be shown: ${String(error)}`;
}

startTheme();
loadPageData().then((data) => {
  if (!place) return;
  render(<App data={data} />, place);
  document.documentElement.dataset['ready'] = 'true';
}, complain);
